import { textsOf, type FailureKind } from './kinds';

/** What a `WawpError` knows besides its kind. */
export interface WawpErrorFacts {
	/** HTTP status of the answer, if there was one. */
	status?: number;
	/** Wawp's or WhatsApp's own words, or the beginning of an answer that cannot be read; secrets masked, and cut. */
	said?: string;
	/** How long Wawp asks to wait, in milliseconds. */
	retryAfterMs?: number;
	/** Of several things that were asked for, the one that failed, as the panel calls it. */
	part?: string;
	/** The group that is not known. */
	groupId?: string;
	/** Replaces the kind's usual advice where more is known. */
	advice?: string;
}

/** A request that Wawp or WhatsApp did not fulfil, in the user's words. */
export class WawpError extends Error {
	readonly advice: string;

	constructor(
		readonly kind: FailureKind,
		readonly facts: WawpErrorFacts = {},
	) {
		super(messageOf(kind, facts));
		this.name = 'WawpError';
		this.advice = facts.advice ?? textsOf(kind).advice;
	}

	/** Whether a change may have been made although no answer says so. */
	get mayHaveHappened(): boolean {
		const { status = 0 } = this.facts;
		// a page with such a status comes from something in front of Wawp: the request never reached it
		const isRefusal = this.kind === 'notWawp' && status >= 300 && status < 500;
		return textsOf(this.kind).inDoubt === true && !isRefusal;
	}

	/** A text, with Wawp's own sentence behind it if it gave one; what cannot be read stands in the message already. */
	withSaid(text: string): string {
		const { said } = this.facts;
		const isShown = said === undefined || this.message.includes(said);
		return isShown ? text : `${text} (Wawp's answer: "${said}")`;
	}

	/** The same error with more that is known of it. */
	with(facts: WawpErrorFacts): WawpError {
		return new WawpError(this.kind, { ...this.facts, ...facts });
	}
}

function messageOf(kind: FailureKind, { groupId, part, said }: WawpErrorFacts): string {
	const { message } = textsOf(kind);
	// with it in hand, the contract can be completed
	const unread = kind === 'unreadable' ? said : undefined;
	const whole = [message, unread ?? groupId].filter(Boolean).join(': ');
	return part ? `"${part}": ${whole}` : whole;
}

/** For `catch`: a value in place of a WawpError, of these kinds or of any; everything else is thrown on. */
export function instead<T>(value: T, kinds?: readonly FailureKind[]): (error: unknown) => T {
	return (error) => {
		if (error instanceof WawpError && (!kinds || kinds.includes(error.kind))) return value;
		throw error;
	};
}

/** A parameter that cannot be used. Nothing was sent. */
export class InputError extends Error {
	constructor(
		message: string,
		/** What was expected, and what to do. */
		readonly advice: string,
	) {
		super(message);
		this.name = 'InputError';
	}
}

/** A parameter that has to hold something, and does not. */
export class EmptyError extends InputError {
	constructor(
		/** The field as the panel calls it. */
		readonly label: string,
		advice: string,
		/** Its name within a collection. */
		readonly field?: string,
	) {
		super(`"${label}" is empty`, advice);
	}
}
