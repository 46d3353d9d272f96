import * as v from 'valibot';
import { isObject } from '../lib/json';
import type { Endpoint } from './contract/endpoint';
import { WawpError } from './failures/errors';
import { readFailure, shortened } from './failures/readFailure';
import type { WawpAnswer } from './http';

/** An answer as its contract reads it. */
export interface Answer<T> {
	value: T;
	/** How many there are in all, where the answer says so beside a list. */
	total: number;
	/** The answer itself, with secrets masked. */
	received: WawpAnswer;
}

/** Throws WawpError for a refusal, and for what the contract does not know. */
export function readAnswer<P, A>(
	{ about, answer, emptyMeans, isProof }: Endpoint<P, A>,
	received: WawpAnswer,
): Answer<A> {
	const { status, body } = received;
	const inner = { ...received, body: unwrapped(body) };
	const failure = readFailure(received, about) ?? readFailure(inner, about);
	const { success, output } = v.safeParse(answer, inner.body);
	if (failure && !(success && isProof?.(output))) throw failure;
	if (success) return { value: output, total: totalBeside(body), received };
	if (body === '' && emptyMeans) throw new WawpError(emptyMeans, { status });
	const said = shortened(typeof body === 'string' ? body : JSON.stringify(body));
	throw new WawpError('unreadable', { status, said: said || 'an empty answer' });
}

/** The one form in which a client of Wawp shows answers wrapped: `{ success, data }`. */
export function unwrapped(body: unknown): unknown {
	return isObject(body) && body.success === true && 'data' in body ? body.data : body;
}

function totalBeside(body: unknown): number {
	const { total, count } = isObject(body) && 'data' in body ? body : {};
	return Math.max(0, ...[total, count].filter((each) => typeof each === 'number'));
}
