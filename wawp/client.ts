import { AbortedError, DeadlineError, withDeadline } from '../lib/abort';
import type { Cache } from '../lib/cache';
import { objectAt, yesOrNo } from '../lib/json';
import { masker, secretFinder, type Mask } from '../lib/mask';
import type { Account } from './account';
import { mayHaveHappened, withDoubt } from './doubt';
import { aboutOf } from './failures/about';
import { WawpError } from './failures/errors';
import type { FailureKind } from './failures/messages';
import { isRateLimit } from './failures/rateLimit';
import { readFailure } from './failures/readFailure';
import { layersOf } from './failures/signs';
import { withGroupId } from './failures/unknownGroup';
import type { Send, Sent, WawpAnswer, WawpRequest } from './http';
import { readPerson, type Person } from './ids/person';
import type { Variant } from './pathVariants';
import { DEFAULT_PACING, type Pacing, type Pause } from './pacing';
import type { Sender } from './rateGate';
import { isQueued } from './shapes/change';

/** What a client needs from its surroundings. */
export interface ClientSetup {
	account: Account;
	send: Send;
	pause: Pause;
	/** Values that must not get out, even if the server echoes them: the access token. */
	secrets: string[];
	pacing?: Pacing;
	/** Since when it is waited for its answers, by the clock of the account's gate; default since each is asked. */
	since?: number;
	/** Once aborted, nothing more is sent. */
	stop?: AbortSignal;
}

/** Faults that pass by themselves. Only reads are tried again: a write may have taken effect. */
const PASSING: FailureKind[] = ['connectionLost', 'badGateway'];
const TRIES = 3;
/** Wait in milliseconds before the second try; doubled for the third. */
const FIRST_WAIT = 500;

/**
 * The requests of one execution: through what its account shares, with retries, and every answer checked.
 */
export class WawpClient {
	readonly account: Account;
	private own: Promise<Person[]> | undefined;
	private readonly mask: Mask;
	private readonly holdsSecret: (text?: string) => boolean;
	private readonly pacing: Pacing;

	constructor(private readonly setup: ClientSetup) {
		this.account = setup.account;
		this.mask = masker(setup.secrets);
		this.holdsSecret = secretFinder(setup.secrets);
		this.pacing = setup.pacing ?? DEFAULT_PACING;
	}

	/** Pauses for a time in milliseconds. Throws AbortedError when whoever uses this client is stopped. */
	async pause(ms: number): Promise<void> {
		await this.setup.pause(ms);
	}

	/** This number under its IDs, asked for once; empty where Wawp does not tell. */
	async me(): Promise<Person[]> {
		const read = async () => {
			const info = await this.get('/v2/session/info');
			const me = { ...objectAt(objectAt(info, 'data'), 'me'), ...objectAt(info, 'me') };
			return [me.id, me.lid, me.jid].map(readPerson).filter((person) => person !== undefined);
		};
		return await (this.own ??= read().catch(() => []));
	}

	/**
	 * Asks for something, without changing anything.
	 * @returns the parsed body, secrets masked
	 * @throws WawpError
	 */
	async get(path: string, query?: WawpRequest['query']): Promise<unknown> {
		return (await this.getWhole(path, query)).body;
	}

	/**
	 * As `get`, with the headers, which can say of a list that it is one page only.
	 * @param more what is special to this request, such as a series of which Wawp allows only so many
	 * @throws WawpError
	 */
	async getWhole(
		path: string,
		query?: WawpRequest['query'],
		more?: Partial<Sender>,
	): Promise<Read> {
		const { answer, masked } = await this.read({ method: 'GET', path, query }, more);
		// taken, and still to be read
		if (answer.status === 202) throw new WawpError('unreadable', { status: 202 }, masked);
		if (answer.status === 206) throw new WawpError('incomplete', { status: 206 }, masked);
		return { headers: answer.headers, body: masked };
	}

	/**
	 * As `get`, but with everything as Wawp sent it: for what is to be written back. Not for output.
	 * @throws WawpError, its texts masked
	 */
	async getUnmasked(path: string): Promise<unknown> {
		return (await this.read({ method: 'GET', path })).answer.body;
	}

	/**
	 * Changes something. Sent once, or again only after an answer that nothing was done (rate limit). Changes
	 * of groups go one at a time, for all executions of the account.
	 * @returns the status, and the parsed body, which is often empty
	 * @throws WawpError
	 */
	async send(
		method: 'POST' | 'PUT' | 'DELETE',
		path: string,
		body?: WawpRequest['body'],
		query?: WawpRequest['query'],
	): Promise<Sent> {
		const request: WawpRequest = { method, path, body, query };
		const isChange = aboutOf(request) !== 'webhooks';
		const sent = this.request(request, { isChange, mayRepeat: isOfWhole });
		const ended = sent.finally(() => this.account.forgetWhat(request));
		const { answer, masked } = await ended.catch((error: unknown) => {
			if (isRateLimit(error) && !isOfWhole(error)) throw withDoubt(asRefused(error));
			throw mayHaveHappened(error) ? withDoubt(error) : error;
		});
		return { status: answer.status, body: masked };
	}

	/**
	 * Asks on the one of several documented paths that Wawp understands.
	 * @param name of the request, under which the account remembers the path
	 * @param isWrong whether an error says that the path was the wrong one
	 * @throws what the request throws
	 */
	async eitherOf<T>(
		name: string,
		variants: [Variant<T>, ...Variant<T>[]],
		isWrong?: (error: unknown) => boolean,
	): Promise<T> {
		const since = this.account.gate.now();
		const wait = async <R>(found: Promise<R>) => await this.waitFor(found, since);
		return await this.account.variants.send(name, variants, { isWrong, wait });
	}

	/**
	 * What an execution of the account has read within that time, or reads now, or else what `read` reads.
	 * @param read gets a client that has waited already for as long as this one has for others
	 * @throws what `read` throws
	 */
	async recent<T>(
		cache: Cache<T>,
		key: string,
		maxAgeMs: number,
		read: (wawp: WawpClient) => Promise<T>,
	): Promise<T> {
		const { gate } = this.account;
		const since = gate.now();
		return await cache.get(key, {
			maxAgeMs,
			read: async () => await read(new WawpClient({ ...this.setup, since })),
			wait: async (reading) => await this.waitFor(reading, since),
			isOfReader: (error) =>
				isOfReader(error) || (isRateLimit(error) && gate.now() - since < this.pacing.maxWaitMs),
		});
	}

	/**
	 * Waits for somebody else, for as long as for an answer of one's own; while the account is held back, for
	 * as long as one waits for that.
	 * @returns `undefined` when the time is over
	 */
	private async waitFor<R>(other: Promise<R>, since: number): Promise<R | undefined> {
		const { timeoutMs, maxWaitMs } = this.pacing;
		const { gate } = this.account;
		for (;;) {
			const work = async () => ({ value: await other });
			const outcome = await withDeadline(timeoutMs, this.setup.stop, work).catch(unlessOver);
			if (outcome) return outcome.value;
			if (!gate.isSlowed || gate.now() - since >= maxWaitMs) return undefined;
		}
	}

	private async read(request: WawpRequest, more?: Partial<Sender>, tried = 1): Promise<Checked> {
		return await this.request(request, more).catch(async (error: unknown) => {
			if (!isPassing(error) || tried === TRIES) throw error;
			await this.setup.pause(FIRST_WAIT * 2 ** (tried - 1));
			return await this.read(request, more, tried + 1);
		});
	}

	private async request(request: WawpRequest, more: Partial<Sender> = {}): Promise<Checked> {
		const { stop, since } = this.setup;
		const send = async () => {
			const answer = await this.setup.send(request);
			const masked = this.holdsSecret(answer.text) ? this.mask(answer.body) : answer.body;
			const about = aboutOf(request);
			const failure = readFailure({ ...answer, body: masked }, about, textsIn(request));
			if (failure) throw withGroupId(failure, request.path);
			return { answer, masked };
		};
		const own = since === undefined ? {} : { since };
		return await this.account.gate.pass(send, { ...this.pacing, stop, ...own, ...more });
	}
}

/** What was read, secrets masked in the body. */
export type Read = Pick<WawpAnswer, 'headers' | 'body'>;

/** An answer that does not say that it failed, and its body with secrets masked. */
interface Checked {
	answer: WawpAnswer;
	masked: unknown;
}

/** A rate limit beside a good status can be that of a part; beside a word for a queue or a yes, it is done. */
function isOfWhole({ facts, answer }: WawpError): boolean {
	const saysYes = layersOf(answer).some((layer) => yesOrNo(layer.success ?? layer.sent) === true);
	if (isQueued(answer) || saysYes) return false;
	return facts.status === undefined || facts.status >= 300;
}

function asRefused({ facts, answer }: WawpError): WawpError {
	return new WawpError('refused', facts, answer);
}

/** What the user has written in a request. */
function textsIn({ body = {} }: WawpRequest): string[] {
	return Object.values(body).filter((value) => typeof value === 'string');
}

function isPassing(error: unknown): boolean {
	return error instanceof WawpError && PASSING.includes(error.kind);
}

/** Whether somebody failed for a reason of their own: stopped, or with less time to wait. */
function isOfReader(error: unknown): boolean {
	if (error instanceof AbortedError) return true;
	return error instanceof WawpError && error.kind === 'timeout';
}

function unlessOver(error: unknown): undefined {
	if (!(error instanceof DeadlineError)) throw error;
}
