import { empty, json, text, type Answer, type RecordedRequest } from '../http/answers.cts';
import type { Variants } from '../variants.cts';
import type { Engine } from './shapes.cts';
import { unhandled } from './wahaErrors.cts';

/** WhatsApp's own words: not an admin, not in the group, no such group. */
export type RefusalReason = 'not-authorized' | 'forbidden' | 'item-not-found';

/** Thrown by a route where WhatsApp would refuse. */
export class Refusal extends Error {
	constructor(readonly reason: RefusalReason) {
		super(reason);
	}
}

/** Thrown by a route that answers before its end. */
export class EarlyAnswer extends Error {
	constructor(readonly answer: Answer) {
		super('answered early');
	}
}

/** What WEBJS answers where WhatsApp refuses, whose errors it swallows (whatsapp-web.js, GroupChat.js). */
export type QuietRefusal = 'empty' | 'false' | 'noRights' | 'exception';

const NO_RIGHTS = 'AddParticipantsError: You have no admin rights to add a participant to a group';

const CODES: Record<RefusalReason, number> = {
	'not-authorized': 401,
	forbidden: 403,
	'item-not-found': 404,
};

const WAWP_TEXTS: Record<RefusalReason, string> = {
	'not-authorized': 'The instance must be a group admin to perform this action.',
	forbidden: 'The instance is not a participant of this group.',
	'item-not-found': 'The group was not found.',
};

/** A refusal in the form of the variant and the engine. */
export function refusalAnswer(
	reason: RefusalReason,
	asked: RecordedRequest,
	form: Variants['refusal'],
	engine: Engine,
	onWebjs: QuietRefusal = 'exception',
): Answer {
	if (form === 'wawp') return refusalByWawp(reason);
	if (engine === 'WEBJS') {
		if (onWebjs === 'empty') return empty();
		if (onWebjs === 'false') return json(false);
		if (onWebjs === 'noRights' && reason === 'not-authorized') return text(NO_RIGHTS);
		return unhandled(asked, `Evaluation failed: ServerStatusCodeError: ${reason}`);
	}
	// GOWS reads a group from its own store, which has only those that this number is in
	const isOfStore = asked.method === 'GET' && /(@g\.us|\/participants|-only)$/.test(asked.path);
	if (engine === 'GOWS' && isOfStore) return unhandled(asked, '2 UNKNOWN: not found');
	return refusalAsException(reason, asked);
}

/** WhatsApp's refusal as WAHA passes it on: HTTP 500 with the code in `exception.data`. */
export function refusalAsException(reason: RefusalReason, asked: RecordedRequest): Answer {
	return unhandled(asked, reason, CODES[reason]);
}

/** A refusal as Wawp's pages describe it: 403, or 404 for an unknown group, and a sentence. */
export function refusalByWawp(reason: RefusalReason): Answer {
	const status = reason === 'item-not-found' ? 404 : 403;
	const error = status === 404 ? 'Not Found' : 'Forbidden';
	return json({ status, message: WAWP_TEXTS[reason], error }, status);
}
