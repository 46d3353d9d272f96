import { groupPath } from '../../wawp/http';
import { isObject } from '../../lib/json';
import { isExact, readWebhookList } from '../../wawp/events/webhookList';
import { readGroup } from '../../wawp/shapes/group';
import { inShort, type Check, type Finding, type Probe } from './probe.cts';

/** A value of the group that is read, changed, looked at, and put back whatever happened. */
async function undone<T>(
	look: () => Promise<T | undefined>,
	put: (value: T) => Promise<unknown>,
	tryOut: (before: T) => Promise<Finding>,
): Promise<Finding> {
	const before = await look();
	if (before === undefined) return { holds: undefined, saw: 'not readable' };
	try {
		return await tryOut(before);
	} finally {
		await put(before);
	}
}

/** The body alone, the query alone, and both, which is what the node falls back to. */
async function tryAdminsOnly(probe: Probe): Promise<Finding> {
	const path = groupPath(probe.groupId ?? '', 'settings', 'security', 'messages-admin-only');
	const look = async () => {
		const { body } = await probe.ask({ path });
		const value = isObject(body) ? body.adminsOnly : undefined;
		return typeof value === 'boolean' ? value : undefined;
	};
	const put = (value: boolean, ...places: Array<'body' | 'query'>) => {
		const parts = places.map((place) => [place, { adminsOnly: value }]);
		return probe.ask({ method: 'PUT', path, ...Object.fromEntries(parts) });
	};
	// A missing value means true, so only a change to false tells that it was read.
	const reads = async (...places: Array<'body' | 'query'>) => {
		await put(true, 'body', 'query');
		await put(false, ...places);
		return (await look()) === false;
	};
	return await undone(
		look,
		(before) => put(before, 'body', 'query'),
		async () => ({
			holds: await reads('body', 'query'),
			saw: `body alone: ${await reads('body')}; query alone: ${await reads('query')}`,
		}),
	);
}

async function trySubject(probe: Probe): Promise<Finding> {
	const path = groupPath(probe.groupId ?? '');
	const look = async () => readGroup((await probe.ask({ path })).body)?.subject ?? undefined;
	const put = (subject: string) =>
		probe.ask({ method: 'PUT', path: `${path}/subject`, body: { subject } });
	return await undone(look, put, async (before) => {
		const wanted = `${before.slice(0, 90)} (test)`;
		const answer = await put(wanted);
		return { holds: (await look()) === wanted, saw: inShort(answer) };
	});
}

/** An address that nobody asks for anything; switched off, so that nothing is delivered there. */
const OWN = { url: 'https://example.com/wawp-probe', events: ['group.v2.join'], is_active: 0 };

/** The list of webhooks as it is, unmasked, since it is written back; `undefined` if it cannot be read. */
async function webhookList(probe: Probe): Promise<unknown[] | undefined> {
	const { body } = await probe.askUnmasked({ path: '/v2/session/webhook' });
	try {
		const { entries } = readWebhookList(body);
		return isExact(entries) ? entries : undefined;
	} catch {
		return undefined;
	}
}

async function writeWebhookList(probe: Probe, webhooks: unknown[]) {
	return await probe.ask({ method: 'POST', path: '/v2/session/webhook', body: { webhooks } });
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

async function tryWebhooks(probe: Probe): Promise<Finding> {
	const before = await webhookList(probe);
	if (!before) return { holds: undefined, saw: 'the list of webhooks is not readable' };
	const answer = await writeWebhookList(probe, before);
	return { holds: isSame(await webhookList(probe), before), saw: inShort(answer) };
}

/** The way for one URL at a time, which leaves all others alone (pages webhook/set and webhook/delete). */
async function tryOneWebhook(probe: Probe): Promise<Finding> {
	const before = await webhookList(probe);
	if (!before) return { holds: undefined, saw: 'the list of webhooks is not readable' };
	const { url } = OWN;
	const hasOwn = (list: unknown[]) => list.some((entry) => isObject(entry) && entry.url === url);
	try {
		const set = await probe.ask({ method: 'POST', path: '/v2/webhook/set', body: OWN });
		const during = (await webhookList(probe)) ?? [];
		const gone = await probe.ask({ method: 'DELETE', path: '/v2/webhook/delete', body: { url } });
		const after = (await webhookList(probe)) ?? [];
		const staysSame = before.every((entry) => during.some((each) => isSame(each, entry)));
		const saw = [
			`set ${inShort(set)}: ${hasOwn(during) ? 'added' : 'not added'}`,
			`the others ${staysSame ? 'stayed' : 'did NOT stay'}`,
			`delete ${inShort(gone)}: ${hasOwn(after) ? 'still there' : 'not there'}`,
		];
		return { holds: hasOwn(during) && staysSame && isSame(after, before), saw: saw.join('; ') };
	} finally {
		if (!isSame(await webhookList(probe), before)) await writeWebhookList(probe, before);
	}
}

/** The changes that can be undone. Revoking a link or adding people cannot, so they are not here. */
export const WRITES: Check[] = [
	{ name: 'the subject is set from the body', run: trySubject },
	{ name: 'adminsOnly is set from body and query together', run: tryAdminsOnly },
	{ name: 'writing the webhook list back changes nothing', run: tryWebhooks },
	{ name: 'one webhook is set and deleted, and the others stay', run: tryOneWebhook },
];
