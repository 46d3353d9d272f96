import { isObject } from '../../lib/json';
import { serially } from '../../lib/serial';
import type { WawpClient } from '../client';
import { WawpError } from '../failures/errors';
import { FAILURES, type FailureKind } from '../failures/messages';
import type { Pause } from '../pacing';
import { removeByUrl, setByUrl } from './webhookByUrl';
import {
	hostOf,
	isAsWanted,
	isExact,
	isHiding,
	isKeptOn,
	isOwn,
	lostEntries,
	othersIn,
	readWebhookList,
	withWanted,
	type Wanted,
	type WebhookList,
} from './webhookList';

/** Source: https://api.wawp.net/en/docs/v2/session/webhook */
const PATH = '/v2/session/webhook';
const MOST_WRITES = 5;
/** Somebody who read the list before us and writes it after us has done so within this time. */
const SETTLE_MS = 1_000;
/** A random time up to this is added, so that two who disturb each other get out of step. */
const JITTER_MS = 500;

/** The list as it is now, unmasked: it may have to be written back. Throws WawpError. */
async function webhookList(wawp: WawpClient): Promise<WebhookList> {
	return readWebhookList(await wawp.getUnmasked(PATH));
}

/** How to work on the list. */
export interface WorkOnList {
	pause: Pause;
	/** Names the list: in this process, whoever gives the same key works on it one at a time. */
	key: string;
}

/**
 * Brings the own webhook into the wanted state, and leaves all others as they are: by its URL alone, or, where
 * Wawp has no path for that, by writing the whole list back. Whatever was written is looked at in the list, at
 * once and again when others have had time to write.
 * @throws WawpError; `webhookNotKept` if it does not stay as wanted, `webhooksLost` if Wawp did not keep those
 * of others, `webhooksHidden` or `webhooksInexact` if the list cannot be written back
 */
export async function bringAbout(
	wawp: WawpClient,
	wanted: Wanted,
	{ pause, key }: WorkOnList,
): Promise<void> {
	const round = new Round(wawp, wanted, key);
	for (let writes = 0; ; writes++) {
		if (await serially(key, async () => await round.step(writes < MOST_WRITES))) return;
		await pause(SETTLE_MS + Math.random() * JITTER_MS);
	}
}

/** Whether nothing is left to do: the own webhook is as wanted, and none of others is lost. Throws WawpError. */
export async function isBroughtAbout(
	wawp: WawpClient,
	wanted: Wanted,
	{ key }: WorkOnList,
): Promise<boolean> {
	return isAsWanted(await webhookList(wawp), wanted) && !lostBefore.has(key);
}

/** What of others got lost and was not put back, by list: n8n's own retries must not forget it. */
const lostBefore = new Map<string, unknown[]>();

/** Where triggers of this process were called that were taken away lately, by list. */
const takenAway = new Map<string, string[]>();
const MOST_TAKEN = 100;

function noteTakenAway(key: string, { url, events }: Wanted): void {
	const others = (takenAway.get(key) ?? []).filter((each) => !isOwn({ url: each }, { url }));
	takenAway.set(key, events ? others : [...others, url].slice(-MOST_TAKEN));
}

function isTakenAway(key: string, entry: unknown): boolean {
	return (takenAway.get(key) ?? []).some((url) => isOwn(entry, { url }));
}

/** The work on one list, until it is as wanted. */
class Round {
	/** The entries of others that have to be there: as they were before the first write since all was well. */
	private others: unknown[] | undefined;
	private restored: unknown[] = [];
	private hasWrittenList = false;
	/** Why the last write may not have been done. */
	private doubt: WawpError | undefined;

	constructor(
		private readonly wawp: WawpClient,
		private readonly wanted: Wanted,
		private readonly key: string,
	) {}

	/** One look at the list, and, unless it is as wanted, one write. Returns whether nothing is left to do. */
	async step(mayWrite: boolean): Promise<boolean> {
		const list = await webhookList(this.wawp);
		this.others ??= [...othersIn(list, this.wanted), ...this.lostBefore(list)];
		noteTakenAway(this.key, this.wanted);
		if (isAsWanted(list, this.wanted) && this.hasAllOthers(list)) return true;
		if (!mayWrite) throw this.doubt ?? new WawpError('webhookNotKept');
		await this.write(list).catch((error: unknown) => {
			// it may have been done all the same: the list itself will tell
			if (!isUncertain(error)) throw error;
			this.doubt = error;
		});
		return false;
	}

	private async write(list: WebhookList): Promise<void> {
		const viaList = async () => await this.writeList(list);
		if (isAsWanted(list, this.wanted)) await viaList();
		else if (this.wanted.events) await setByUrl(this.wawp, list, this.wanted, viaList);
		else await removeByUrl(this.wawp, list, this.wanted, viaList);
	}

	/** Whether nothing of others got lost by what was written here. Who takes their own away may do so. */
	private hasAllOthers(list: WebhookList): boolean {
		if (!this.wanted.events) return this.lostIn(list).length === 0 || !this.hasWrittenList;
		const before = (this.others ?? []).filter((entry) => !isTakenAway(this.key, entry));
		const lost = this.lostIn(list);
		if (lost.length > 0 && this.hasWrittenList) return false;
		const told = this.lostBefore(list);
		lostBefore.delete(this.key);
		// said once more when it is tried again, and then the user knows
		if (told.length > 0) throw lostAt(told);
		// a webhook that was set alone took the place of all
		if (lost.length > 0 && lost.length === before.length) {
			// its owner can have taken a single one away: said once
			throw lost.length === 1 ? lostAt(lost) : this.lost(lost);
		}
		return true;
	}

	/** Writes the whole list, with what got lost of others put back once. */
	private async writeList(list: WebhookList): Promise<void> {
		this.hasWrittenList = true;
		const before = this.others ?? [];
		const again = this.lostIn(list);
		const lost = again.filter((entry) => this.restored.includes(entry));
		if (lost.length > 0) throw this.lost(lost);
		const entries = [...withWanted(list, this.wanted), ...again].map(asAccepted);
		const others = [...othersIn(list, this.wanted), ...again];
		if (others.some((entry) => isHiding(entry, this.wanted))) throw new WawpError('webhooksHidden');
		if (!isExact(entries)) throw new WawpError('webhooksInexact');
		this.restored.push(...again);
		const after = await this.replace(entries);
		if (!isAsWanted(after, this.wanted)) return;
		const { altered } = lostEntries(before, othersIn(after, this.wanted));
		const missing = this.lostIn(after);
		if (isObject(list.system) && !isKeptOn(list.system, after.system)) {
			throw lostCalls('Wawp itself (inbox and automatic replies)');
		}
		if (altered.length > 0) throw this.lost(altered);
		if (missing.some((entry) => this.restored.includes(entry))) throw this.lost(missing);
		if (missing.length > 0) return await this.writeList(after);
		// all is well: from now on, what goes was taken away by somebody else
		this.others = undefined;
		this.restored = [];
	}

	private async replace(webhooks: unknown[]): Promise<WebhookList> {
		await this.wawp.send('POST', PATH, { webhooks }).catch((error: unknown) => {
			if (!isUncertain(error)) throw error;
			this.doubt = error;
		});
		return await webhookList(this.wawp);
	}

	private lostIn(list: WebhookList): unknown[] {
		const present = othersIn(list, this.wanted);
		const { missing } = lostEntries(this.others ?? [], present);
		return missing.filter((entry) => !isTakenAway(this.key, entry));
	}

	private lostBefore(list: WebhookList): unknown[] {
		return lostEntries(lostBefore.get(this.key) ?? [], othersIn(list, this.wanted)).missing;
	}

	private lost(entries: unknown[]): WawpError {
		lostBefore.set(this.key, entries);
		return lostAt(entries);
	}
}

function lostAt(entries: unknown[]): WawpError {
	return lostCalls([...new Set(entries.map(hostOf))].join(', '));
}

function lostCalls(places: string): WawpError {
	const { advice } = FAILURES.webhooksLost;
	return new WawpError('webhooksLost', { advice: `It called ${places}. ${advice}` });
}

/** PHP shows an empty list of events as null, and does not take that back. */
function asAccepted(entry: unknown): unknown {
	return isObject(entry) && entry.events === null ? { ...entry, events: [] } : entry;
}

const UNCERTAIN: FailureKind[] = ['connectionLost', 'timeout', 'serverError', 'badGateway'];

function isUncertain(error: unknown): error is WawpError {
	if (!(error instanceof WawpError) || error.kind.startsWith('webhook')) return false;
	return UNCERTAIN.includes(error.kind) || error.facts.status === 200;
}
