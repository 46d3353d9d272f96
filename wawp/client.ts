import { unlessAborted } from '../lib/abort';
import { isObject, plainText } from '../lib/json';
import { masker } from '../lib/mask';
import type { Memory } from '../lib/memory';
import type { Account } from './account/account';
import { askLimits, limitedAs } from './account/askLimits';
import type { Pacing, Pause } from './account/pacingOptions';
import type { Endpoint, Way } from './contract/endpoint';
import { getSession } from './contract/session';
import { instead, WawpError } from './failures/errors';
import type { FailureKind } from './failures/kinds';
import type { Send } from './http';
import { readAnswer, type Answer } from './answer';
import { RetryMemory } from './retryMemory';
import { personOf, type Person } from './ids/person';

/** What a client needs from its surroundings. */
export interface ClientSetup {
	account: Account;
	send: Send;
	pause: Pause;
	/** Values that must not get out, even if the server repeats them. */
	secrets: string[];
	pacing: Pacing;
	/** How many processes share what Wawp allows this number. */
	workers: number;
	/** Once aborted, nothing more is sent. */
	stop?: AbortSignal;
}

/** Faults that pass by themselves. Only reads are tried again: a change may have taken effect. */
const PASSING: FailureKind[] = ['connectionLost', 'badGateway'];
const TRIES = 3;
/** Wait in milliseconds before the second try; doubled for the third. */
const FIRST_WAIT = 500;

/** The requests of one execution: through what its account shares, every answer read by its contract. */
export class WawpClient {
	readonly account: Account;
	private own: Promise<Person[]> | undefined;
	/** What came of the requests for an item when n8n ran its node before. */
	readonly retryMemory: RetryMemory;
	private readonly mask: (value: unknown) => unknown;

	constructor(private readonly setup: ClientSetup) {
		this.account = setup.account;
		this.retryMemory = new RetryMemory(setup.account.made);
		this.mask = masker(setup.secrets);
	}

	/** Pauses for a time in milliseconds. Throws AbortedError when whoever uses this client is stopped. */
	async pause(ms: number): Promise<void> {
		await this.setup.pause(ms);
	}

	/** This number under its IDs, asked for once; empty where Wawp does not tell. */
	async me(): Promise<Person[]> {
		const read = async () => (await this.ask(getSession, {})).ids.map((id) => personOf([id]));
		return await (this.own ??= read().catch(instead([])));
	}

	/**
	 * Asks for something, or changes it. A change is sent once, or again only after a rate limit, since nothing was
	 * done then; all changes but those of webhooks go one at a time, for all executions of the account.
	 * @returns what the contract makes of the answer
	 * @throws WawpError; AbortedError
	 */
	async ask<P, A>(endpoint: Endpoint<P, A>, params: P): Promise<A> {
		return (await this.askWhole(endpoint, params)).value;
	}

	/** As `ask`, with what stands beside a list. */
	async askWhole<P, A>(endpoint: Endpoint<P, A>, params: P): Promise<Answer<A>> {
		if (endpoint.method === 'GET') return await this.read(endpoint, params);
		return await this.once(endpoint, params, async () => {
			return await this.askOneWay(endpoint, params).finally(() => this.outdate(endpoint, params));
		});
	}

	/** As `ask`, and with the answer of the first time for an item whose node n8n runs again. */
	async askRemembered<P, A>(endpoint: Endpoint<P, A>, params: P): Promise<A> {
		const read = async () => await this.read(endpoint, params);
		return (await this.once(endpoint, params, read)).value;
	}

	private async once<P, A>(
		endpoint: Endpoint<P, A>,
		params: P,
		act: () => Promise<Answer<A>>,
	): Promise<Answer<A>> {
		const before = this.retryMemory.find(endpoint, params);
		if (before && 'doubt' in before) throw before.doubt;
		if (before) return readAnswer(endpoint, before.answer);
		return await act().then(
			(answer) => {
				this.retryMemory.keep(endpoint, params, { answer: answer.received });
				return answer;
			},
			(error: unknown) => {
				const isChange = endpoint.method !== 'GET';
				if (!isChange || !(error instanceof WawpError) || !error.mayHaveHappened) throw error;
				const doubt = withDoubt(error);
				this.retryMemory.keep(endpoint, params, { doubt });
				throw doubt;
			},
		);
	}

	/**
	 * What an execution of the account has read within that time, or reads now.
	 * @param maxAgeMs in milliseconds
	 * @throws what `read` throws; AbortedError
	 */
	async recent<T>(
		memory: Memory<T>,
		name: string,
		maxAgeMs: number,
		read: () => Promise<T>,
	): Promise<T> {
		return await unlessAborted(memory.get(name, maxAgeMs, read), this.setup.stop);
	}

	private async read<P, A>(endpoint: Endpoint<P, A>, params: P, attempt = 1): Promise<Answer<A>> {
		return await this.askOneWay(endpoint, params).catch(async (error: unknown) => {
			const isPassing = error instanceof WawpError && PASSING.includes(error.kind);
			if (!isPassing || attempt === TRIES) throw error;
			await this.setup.pause(FIRST_WAIT * 2 ** (attempt - 1));
			return await this.read(endpoint, params, attempt + 1);
		});
	}

	/** Asks in the way that Wawp is known to understand, or tries them in turn, and remembers which it was. */
	private async askOneWay<P, A>(
		endpoint: Endpoint<P, A>,
		params: P,
		waysTried = 0,
	): Promise<Answer<A>> {
		const ways = endpoint.ways(params);
		const index = ((this.account.ways.get(endpoint) ?? 0) + waysTried) % ways.length;
		return await this.request(endpoint, ways[index] ?? ways[0]).then(
			(answer) => {
				this.account.ways.set(endpoint, index);
				return answer;
			},
			async (error: unknown) => {
				if (isUnknownWay(error, endpoint) && waysTried + 1 < ways.length) {
					return await this.askOneWay(endpoint, params, waysTried + 1);
				}
				throw withGroupId(error, groupIdOf(params));
			},
		);
	}

	private async request<P, A>(endpoint: Endpoint<P, A>, way: Way): Promise<Answer<A>> {
		const { about } = endpoint;
		const request = { method: endpoint.method, ...way };
		const send = async () => {
			const answer = await this.setup.send(request);
			return readAnswer(endpoint, { ...answer, body: this.mask(answer.body) });
		};
		return await this.account.gate.pass(send, {
			...this.setup.pacing,
			stop: this.setup.stop,
			isChange: endpoint.method !== 'GET' && about !== 'webhook',
			kind: limitedAs(about),
			askLimits: async () => await askLimits(this.setup.send, this.setup.workers),
		});
	}

	/** Drops what is known and may be another after a change. */
	private outdate<P, A>({ outdates = [] }: Endpoint<P, A>, params: unknown): void {
		const groupId = groupIdOf(params);
		for (const what of outdates) this.account[what].forget(what === 'names' ? undefined : groupId);
	}
}

/** Whether an error says that Wawp does not know this way, so that nothing was done. Reads may be less strict. */
function isUnknownWay<P, A>(error: unknown, { method }: Endpoint<P, A>): boolean {
	if (!(error instanceof WawpError)) return false;
	if (error.kind === 'noSuchPath') return true;
	return method === 'GET' && error.facts.status === 400 && error.kind === 'badRequest';
}

function groupIdOf(params: unknown): string {
	return isObject(params) ? plainText(params.groupId) : '';
}

/** A number in a spreadsheet has 15 digits; what comes after them becomes zeros. */
const CUT = /^\d{15}0{3,}@/;
const MAY_BE_CUT =
	'Its last digits are zeros: a spreadsheet may have cut it. Make the column text (Format > Number > Plain text), and put the whole ID in again.';

/** A failure that says that there is no such group, with the ID that was asked for; others as they are. */
function withGroupId(error: unknown, groupId: string): unknown {
	const isUnknown = error instanceof WawpError && error.kind === 'groupNotFound' && groupId;
	if (!isUnknown) return error;
	return error.with({ groupId, ...(CUT.test(groupId) && { advice: MAY_BE_CUT }) });
}

/** The same error, with the advice to look before the change is made again. */
function withDoubt(error: WawpError): WawpError {
	return error.with({
		advice:
			'The change may have been made all the same. Check in WhatsApp before you run this again.',
	});
}
