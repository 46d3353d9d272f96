/** How many members a group had when it was read. */
export interface GroupSize {
	groupId: string;
	subject: string | null;
	size: number;
	/** When its reading began, by the clock of the account's gate, in milliseconds. */
	readAt: number;
}

/** A group of this number, and its name where Wawp tells it. */
export interface NamedGroup {
	id: string;
	subject: string | null;
}

/** Which phone numbers are behind which hidden IDs, as far as Wawp tells. */
export interface HiddenNumbers {
	/** Digits, by `…@lid`; `null` where the list contradicts itself. */
	phones: Map<string, string | null>;
	/** `…@lid`, by digits. */
	lids: Map<string, string | null>;
}
