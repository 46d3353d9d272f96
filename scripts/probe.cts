/**
 * `npm run probe`: asks the live Wawp which of this project's assumptions hold (docs/wawp-api.md). Reads only, one
 * request after another, unhurried; prints no token, and no names or numbers of people.
 */
import * as v from 'valibot';
import { table } from '../harness/table.cts';
import { parsedJson } from '../lib/json';
import { masker } from '../lib/mask';
import { parseBaseUrl } from '../wawp/account/baseUrl';
import type { Endpoint } from '../wawp/contract/endpoint';
import { getPicture, getSetting } from '../wawp/contract/groupInfo';
import { countGroups, getGroup, listGroups } from '../wawp/contract/groups';
import { getInviteCode, getInviteInfo } from '../wawp/contract/invites';
import { listHiddenNumbers } from '../wawp/contract/numbers';
import { listParticipants } from '../wawp/contract/participants';
import { getSession } from '../wawp/contract/session';
import { listWebhooks } from '../wawp/contract/webhooks';
import type { FailureKind } from '../wawp/failures/kinds';
import { readFailure } from '../wawp/failures/readFailure';
import type { WawpAnswer } from '../wawp/http';

const { WAWP_INSTANCE_ID, WAWP_ACCESS_TOKEN, WAWP_GROUP_ID, WAWP_BASE_URL } = process.env;
const BASE_URL = parseBaseUrl(WAWP_BASE_URL);
const PAUSE_MS = Number(process.env.WAWP_PROBE_PAUSE_MS ?? 1000);
const TIMEOUT_MS = 30_000;

type Credentials = Record<'instance_id' | 'access_token', string>;

async function main(own: Credentials, groupId: string | undefined): Promise<string[][]> {
	const rows: string[][] = [];
	const tell = (what: string, holds: boolean | undefined, saw: string) =>
		void rows.push([holds === undefined ? 'open' : holds ? 'holds' : 'differs', what, saw]);

	/** What a row of the contract makes of the answer to its first way; nothing where it does not read it. */
	async function reads<P, A>(what: string, row: Endpoint<P, A>, params: P): Promise<A | undefined> {
		const answer = await ask(row, params, own);
		if (!answer) return void tell(what, undefined, 'no answer');
		const { success, output } = v.safeParse(row.answer, answer.body);
		const isRead = success && answer.status === 200;
		const isOfPlan = readFailure(answer, row.about)?.kind === 'subscription';
		tell(what, isOfPlan ? undefined : isRead, `${answer.status} ${shapeOf(answer.body)}`);
		return isRead ? output : undefined;
	}

	/** Whether a failure is told apart. */
	async function fails(what: string, credentials: Credentials, kind: FailureKind): Promise<void> {
		const answer = await ask(getSession, {}, credentials);
		if (!answer) return tell(what, undefined, 'no answer');
		const seen = readFailure(answer, getSession.about)?.kind;
		tell(what, seen === kind, `${answer.status} ${shapeOf(answer.body)}`);
	}

	await reads('session/info', getSession, {});
	await fails('a wrong token', { ...own, access_token: 'not-the-token' }, 'wrongToken');
	await fails('an unknown instance', { ...own, instance_id: 'NOSUCHINST00' }, 'unknownInstance');
	const count = await reads('groups/count', countGroups, {});
	const first = await reads('groups', listGroups, { limit: 1, offset: 0 });
	const second = await reads('groups, the next page', listGroups, { limit: 1, offset: 1 });
	const isOne = first?.length === 1 && second?.length === 1;
	const isPaged = isOne && first[0]?.id !== second[0]?.id;
	tell('limit and offset are honoured', (count ?? 0) < 2 ? undefined : isPaged, `${count} groups`);
	await reads('lids', listHiddenNumbers, { limit: 1, offset: 0 });
	await reads('webhooks (not on a free plan)', listWebhooks, {});
	if (!groupId) return rows;
	await reads('a group', getGroup, { groupId });
	await reads('participants', listParticipants, { groupId });
	await reads('info-admin-only', getSetting, { groupId, setting: 'info-admin-only' });
	await reads('picture', getPicture, { groupId, refresh: false });
	const code = await reads('invite-code', getInviteCode, { groupId });
	if (code) await reads('join info is at GET groups/join', getInviteInfo, { code });
	return rows;
}

/** Asks in the row's first way; nothing where no answer comes. Both credentials are masked in it. */
async function ask<P>(
	{ method, ways }: Endpoint<P, unknown>,
	params: P,
	credentials: Credentials,
): Promise<WawpAnswer | undefined> {
	const [{ path, query = {} }] = ways(params);
	await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	const search = new URLSearchParams({ ...credentials });
	for (const [key, value] of Object.entries(query)) search.set(key, String(value));
	const response = await fetch(`${BASE_URL}${path}?${search}`, {
		method,
		redirect: 'manual',
		signal: AbortSignal.timeout(TIMEOUT_MS),
	}).catch(() => undefined);
	if (!response) return undefined;
	const mask = masker(Object.values(credentials));
	const body = mask(parsedJson(await response.text()));
	return { status: response.status, headers: {}, body };
}

/** The shape of a value, without names and numbers of people. */
function shapeOf(value: unknown): string {
	if (Array.isArray(value)) return `list of ${value.length}: ${shapeOf(value[0])}`;
	if (typeof value === 'object' && value !== null) {
		const keys = Object.keys(value).map((key) => (key.includes('@') ? '<ID>' : key));
		return `{ ${[...new Set(keys)].slice(0, 6).join(', ')} }`;
	}
	return typeof value === 'string' ? `text of ${value.length} characters` : String(value);
}

if (!WAWP_INSTANCE_ID || !WAWP_ACCESS_TOKEN) {
	console.log(
		'Set WAWP_INSTANCE_ID and WAWP_ACCESS_TOKEN, and WAWP_GROUP_ID for what is about a group.',
	);
	process.exitCode = 2;
} else {
	const own = { instance_id: WAWP_INSTANCE_ID, access_token: WAWP_ACCESS_TOKEN };
	main(own, WAWP_GROUP_ID).then(
		(rows) => {
			console.log(`\n${table(['', 'Assumption', 'Seen'], rows)}\n`);
			process.exitCode = rows.some(([verdict]) => verdict === 'differs') ? 1 : 0;
		},
		(error: unknown) => {
			console.error(error);
			process.exitCode = 1;
		},
	);
}
