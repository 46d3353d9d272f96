import { plainText, type JsonObject } from '../../lib/json';
import { WawpError } from '../failures/errors';
import { isNo, layersOf, statusOf } from '../failures/signs';
import { wasOnlyTaken } from '../http';
import { namesAnotherGroup } from '../ids/groupId';

/** What the answer to a change says of it. "Nothing" is the usual answer of GOWS, done or not. */
export type Said = 'done' | 'queued' | 'nothing';

const QUEUED = /^(queued|accepted|pending|scheduled|processing|loading)$/i;
const DONE = /^(true|1|ok|done|success|successful|successfully|created|updated|deleted)$/i;

/**
 * Reads the answer to a change (docs/wawp-api.md, "Changes").
 * @throws WawpError `notAllowed` for `false` and its like, which is how WEBJS says that rights are missing
 */
export function readChange(body: unknown): Said {
	const layers = layersOf(body);
	const values = [body, ...layers.flatMap(({ result, data }) => [result, data])];
	if (values.some((value) => value === false || value === 'false')) {
		throw new WawpError('notAllowed', { status: 200 });
	}
	if (layers.some(saysNotMade)) return 'nothing';
	const words = layers.flatMap(({ status, state, code }) => [status, state, code]).map(plainText);
	const hasJob = layers.some(
		(layer) => 'job_id' in layer || 'jobId' in layer || layer.queued === true,
	);
	const statuses = layers.flatMap(({ status, statusCode, code }) => [status, statusCode, code]);
	const isAccepted = statuses.some((status) => statusOf(status) === 202);
	const spoken = words.concat(layers.map(({ message }) => plainText(message)));
	if (hasJob || isAccepted || wasOnlyTaken(body)) return 'queued';
	if (spoken.some((word) => QUEUED.test(word.trim()))) return 'queued';
	const oks = layers.flatMap(({ success, ok, message }) => [success, ok, message]);
	const says = [...values, ...oks].map(plainText).concat(words);
	if (says.some((word) => DONE.test(word.trim()))) return 'done';
	return statuses.map(statusOf).some((status) => status >= 200 && status < 300)
		? 'done'
		: 'nothing';
}

/** `{ success: true, updated: false }`: taken, and not made. */
function saysNotMade(layer: JsonObject): boolean {
	return MADE.some((name) => layer[name] !== undefined && isNo(layer[name]));
}

const MADE = [
	...['changed', 'updated', 'deleted', 'refreshed', 'left', 'removed', 'added', 'done'],
	...['groupDeleted', 'group_deleted'],
];

/**
 * `true` if the answer says that the change was made, `null` if nothing can be told, or if it is about
 * another group.
 * @throws WawpError `notAllowed`
 */
export function doneOrNull(body: unknown, groupId?: string): true | null {
	return readChange(body) === 'done' && !namesAnotherGroup(body, groupId) ? true : null;
}
