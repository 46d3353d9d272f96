import * as v from 'valibot';
import { isObject } from '../../lib/json';
import { groupPath } from '../../wawp/contract/endpoint';
import { getGroup } from '../../wawp/contract/groups';
import { deleteWebhook, listWebhooks } from '../../wawp/contract/webhooks';
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

/** The body alone, the query alone, and both, which is what the node sends. */
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
	const look = async () => {
		const { success, output } = v.safeParse(getGroup.answer, (await probe.ask({ path })).body);
		return success ? (output.subject ?? undefined) : undefined;
	};
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

/** One webhook is added and taken away, which leaves all others alone (pages webhook/set and webhook/delete). */
async function tryOneWebhook(probe: Probe): Promise<Finding> {
	const urls = async () => {
		const { body } = await probe.ask(listWebhooks.ways({})[0]);
		const { success, output } = v.safeParse(listWebhooks.answer, body);
		return success ? output : undefined;
	};
	const before = await urls();
	if (!before) return { holds: undefined, saw: 'the list of webhooks is not readable' };
	const set = await probe.ask({ method: 'POST', path: '/v2/webhook/set', body: OWN });
	const during = (await urls()) ?? [];
	const gone = await probe.ask({ method: 'DELETE', ...deleteWebhook.ways(OWN)[0] });
	const after = (await urls()) ?? [];
	const staysSame = before.every((url) => during.includes(url) && after.includes(url));
	const saw = [
		`set ${inShort(set)}: ${during.includes(OWN.url) ? 'added' : 'not added'}`,
		`the others ${staysSame ? 'stayed' : 'did NOT stay'}`,
		`delete ${inShort(gone)}: ${after.includes(OWN.url) ? 'still there' : 'not there'}`,
	];
	const holds = during.includes(OWN.url) && staysSame && !after.includes(OWN.url);
	return { holds, saw: saw.join('; ') };
}

/** The changes that can be undone. Revoking a link or adding people cannot, so they are not here. */
export const WRITES: Check[] = [
	{ name: 'the subject is set from the body', run: trySubject },
	{ name: 'adminsOnly is set from body and query together', run: tryAdminsOnly },
	{ name: 'one webhook is set and deleted, and the others stay', run: tryOneWebhook },
];
