import { createHash } from 'crypto';
import { AbortedError } from '../../lib/abort';
import { Memory } from '../../lib/memory';
import type { WawpAnswer } from '../http';
import { WawpError } from '../failures/errors';
import type { Invite } from '../ids/inviteCode';
import type { WawpCredential } from './credential';
import { RateGate } from './rateGate';

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
	/** `null` where the engine does not say. */
	isCommunity: boolean | null;
}

/** Which phone numbers are behind which hidden IDs, as far as Wawp tells. */
export interface HiddenNumbers {
	/** Digits, by `…@lid`. */
	phones: Map<string, string>;
	/** `…@lid`, by what `phoneKey` makes of the digits. */
	lids: Map<string, string>;
}

/** Whether a phone number is on WhatsApp, and the IDs that it has there. */
export interface CheckedNumber {
	exists: boolean;
	ids: string[];
}

/** What came of a request: its answer, with secrets masked; or that it may have been carried out all the same. */
export type Made = { answer: WawpAnswer } | { doubt: WawpError };

/** An entry takes some 200 bytes. */
const MOST_ENTRIES = 5_000;
const MOST_ACCOUNTS = 100;

/**
 * What all executions of this process share that use the same account: its pace, what was found out about the API,
 * and what was read lately. A form starts an execution for each submission, so nothing that protects a WhatsApp
 * number could live in one.
 */
export class Account {
	/** Which of several documented ways to ask Wawp understands, by the row of the contract. */
	readonly ways = new Map<object, number>();
	/** Invite codes by group ID, for those who take an older one. */
	readonly invites: Memory<Invite>;
	/** How many members groups have, by group ID. */
	readonly sizes: Memory<GroupSize>;
	/** The groups of this number with their names, as one list. */
	readonly names: Memory<NamedGroup[]>;
	/** The phone numbers behind hidden IDs, as one list. */
	readonly hiddenNumbers: Memory<HiddenNumbers>;
	/** What was found out about phone numbers; `null` where nobody tells. */
	readonly checkedNumbers: Memory<CheckedNumber | null>;
	/** When links were given out, by group ID, in milliseconds by the clock of the gate. */
	readonly givenLinks: Memory<number[]>;

	/** What came of requests for items whose node n8n may run again. */
	readonly made = new Memory<Made>(MOST_ENTRIES);

	/** @param gate everything that is sent passes here, changes one at a time */
	constructor(readonly gate: RateGate = new RateGate()) {
		const now = () => gate.now();
		this.invites = new Memory(1_000, now, isOfReader);
		this.sizes = new Memory(1_000, now, isOfReader);
		this.names = new Memory(1, now, isOfReader);
		this.hiddenNumbers = new Memory(1, now, isOfReader);
		this.checkedNumbers = new Memory(MOST_ENTRIES, now, isOfReader);
		this.givenLinks = new Memory(1_000, now);
	}
}

/** Whether somebody failed for a reason of their own: stopped, or with less time to wait. */
function isOfReader(error: unknown): boolean {
	if (error instanceof AbortedError) return true;
	return error instanceof WawpError && ['timeout', 'rateLimit'].includes(error.kind);
}

const accounts = new Memory<Account>(MOST_ACCOUNTS);

/**
 * The account of a credential, the same one for all who have the same base URL, instance and token. Tokens are not
 * kept, hashes of them are.
 */
export function accountOf({ baseUrl, instanceId, accessToken }: WawpCredential): Account {
	const name = createHash('sha256')
		.update(JSON.stringify([baseUrl, instanceId, accessToken]))
		.digest('hex');
	const account = accounts.peek(name) ?? new Account();
	accounts.set(name, account);
	return account;
}
