import { plainText, type JsonObject } from '../../lib/json';
import { WawpError } from '../failures/errors';
import { isNo, layersOf, statusOf } from '../failures/signs';
import type { Sent } from '../http';
import { namesAnotherGroup } from '../ids/groupId';
import { leavesDoubt } from './trouble';

/**
 * What the answer to a change says of it. "Nothing" is the usual answer of GOWS, done or not, and one that
 * contradicts itself.
 */
export type Said = 'done' | 'queued' | 'nothing';

const QUEUED = /^(queued|accepted|pending|scheduled|processing|loading)$/i;
const DONE = /^(true|1|ok|done|success|successful|successfully|created|updated|deleted)$/i;

/**
 * Reads the answer to a change (docs/wawp-api.md, "Changes").
 * @param groupId whose change it is: an answer about another group says nothing of it
 * @throws WawpError `notAllowed` for `false`, which is how WEBJS says that rights are missing; `refused`
 * where it is not about a group
 */
export function readChange({ status, body }: Sent, groupId?: string): Said {
	const layers = layersOf(body);
	const values = [body, ...layers.flatMap(({ result, data }) => [result, data])];
	if (values.some((value) => plainText(value) === 'false')) {
		throw new WawpError(groupId === undefined ? 'refused' : 'notAllowed', { status });
	}
	if (deniesChange(body) || namesAnotherGroup(body, groupId)) return 'nothing';
	if (status === 202 || isQueued(body)) return 'queued';
	if (leavesDoubt(layers)) return 'nothing';
	const says = layers.flatMap((layer) => [layer.success, layer.ok, ...wordsOf(layer)]);
	const isDone = [...values, ...says].map(plainText).some((word) => DONE.test(word.trim()));
	const isGood = layers.flatMap(statusesOf).some((each) => each >= 200 && each < 300);
	return isDone || isGood ? 'done' : 'nothing';
}

/** Whether an answer says that something is under way, and not there yet. */
export function isQueued(body: unknown): boolean {
	return layersOf(body).some(
		(layer) =>
			['job_id', 'jobId'].some((name) => name in layer) ||
			layer.queued === true ||
			statusesOf(layer).includes(202) ||
			wordsOf(layer).some((word) => QUEUED.test(plainText(word).trim())),
	);
}

function wordsOf({ status, state, code, message }: JsonObject): unknown[] {
	return [status, state, code, message];
}

function statusesOf({ status, statusCode, code }: JsonObject): number[] {
	return [status, statusCode, code].map(statusOf);
}

/** Whether an answer says that nothing was changed: `{ success: true, updated: false }` was taken, and not made. */
export function deniesChange(body: unknown): boolean {
	return layersOf(body).some((layer) =>
		MADE.some((name) => layer[name] !== undefined && isNo(layer[name])),
	);
}

const MADE = [
	...['changed', 'updated', 'deleted', 'refreshed', 'left', 'removed', 'added', 'done'],
	...['groupDeleted', 'group_deleted', 'modified', 'completed', 'revoked'],
];

/**
 * `true` if the answer says that the change was made, `null` if nothing can be told.
 * @throws WawpError `notAllowed`
 */
export function doneOrNull(sent: Sent, groupId?: string): true | null {
	return readChange(sent, groupId) === 'done' ? true : null;
}
