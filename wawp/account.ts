import { createHash } from 'crypto';
import { Cache } from '../lib/cache';
import type { WawpCredential } from './credential';
import { aboutOf } from './failures/about';
import { groupIdInPath } from './ids/groupId';
import { GivenLinks } from './givenLinks';
import type { WawpRequest } from './http';
import type { Invite } from './ids/inviteCode';
import type { GroupSize, HiddenNumbers, NamedGroup } from './remembered';
import { PathVariants } from './pathVariants';
import { RateGate } from './rateGate';

/** A code takes some 200 bytes. */
const MOST_INVITES = 1000;
/** As many groups as a number is in, for those who send to all of them. */
const MOST_SIZES = 1000;
/** A number takes some 200 bytes. */
const MOST_NUMBERS = 5000;
const MOST_ACCOUNTS = 100;
/** Longer than anything that is kept of an account; in milliseconds. */
const UNUSED_MS = 25 * 60 * 60 * 1000;

/**
 * What all executions of this process share that use the same account: its pace, what was found out about
 * the API, and what was read lately. A form starts an execution for each submission, so nothing that protects
 * a WhatsApp number could live in one.
 */
export class Account {
	/** Which of several documented paths of a request works. */
	readonly variants = new PathVariants();
	/** Invite codes by group ID, for those who take an older one. */
	readonly invites = new Cache<Invite>(MOST_INVITES);
	/** How many members groups have, by group ID. */
	readonly sizes = new Cache<GroupSize>(MOST_SIZES);
	/** The groups of this number with their names, as one list. */
	readonly groups = new Cache<NamedGroup[]>(1);
	/** The phone numbers behind hidden IDs, as one list. */
	readonly hiddenNumbers = new Cache<HiddenNumbers>(1);
	/** Whether phone numbers are on WhatsApp; `null` where nobody tells. */
	readonly onWhatsApp = new Cache<boolean | null>(MOST_NUMBERS);
	/** Links that were given out since sizes were read. */
	readonly givenLinks: GivenLinks;

	/** @param gate everything that is sent passes here, changes one at a time */
	constructor(readonly gate: RateGate = new RateGate()) {
		this.givenLinks = new GivenLinks(() => gate.now());
	}

	/** Drops what is known and may be another after a request. */
	forgetWhat(request: Pick<WawpRequest, 'method' | 'path'>): void {
		const about = aboutOf(request);
		const groupId = groupIdInPath(request.path) ?? '';
		if (['create', 'text', 'group', 'inviteLink'].includes(about)) this.groups.forget();
		if (['members', 'text', 'group'].includes(about)) this.sizes.forget(groupId);
		// deleted, or left: its link is dead, or another's to give
		if (about === 'group') this.invites.forget(groupId);
	}
}

/** The accounts of this process, the one used last at the end. Tokens are not kept, hashes of them are. */
const accounts = new Map<string, { account: Account; usedAt: number }>();

/** The account of a credential, the same one for all who have the same base URL, instance and token. */
export function accountOf({ baseUrl, instanceId, accessToken }: WawpCredential): Account {
	const name = hashOf([baseUrl, instanceId, accessToken]);
	const { account } = accounts.get(name) ?? { account: new Account() };
	accounts.delete(name);
	accounts.set(name, { account, usedAt: Date.now() });
	dropUnused(account);
	return account;
}

/** Never one in use: its executions would go on at a pace of their own. */
function dropUnused(used: Account): void {
	for (const [name, { account, usedAt }] of accounts) {
		const isOld = Date.now() - usedAt > UNUSED_MS;
		if (!isOld && accounts.size <= MOST_ACCOUNTS) return;
		const isInUse = account.gate.isBusy || account.gate.isSlowed;
		if (!isInUse && account !== used) accounts.delete(name);
	}
}

function hashOf(parts: string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
