import { createHash } from 'crypto';
import { objectAt } from '../lib/json';
import { WawpError } from './failures/errors';
import type { FailureKind } from './failures/messages';
import { PathVariants } from './pathVariants';
import type { Send, Sent, WawpAnswer, WawpRequest } from './http';
import { RateGate, type Pause } from './rateGate';
import { aboutOf } from './failures/about';
import { readFailure } from './failures/readFailure';
import { masker, type Mask } from '../lib/mask';
import { readPerson, type Person } from './ids/person';

/** What a client needs from its surroundings. */
export interface ClientSetup {
	send: Send;
	pause: Pause;
	/** Values that must not get out, even if the server echoes them: the access token. */
	secrets: string[];
	/** What tells this account from others: base URL, instance and token. */
	account: string[];
	/** Once aborted, nothing more is sent. */
	stop?: AbortSignal;
}

/** Faults that pass by themselves. Only reads are tried again: a write may have taken effect. */
const PASSING: FailureKind[] = ['connectionLost', 'badGateway'];
const TRIES = 3;
/** Kinds that do not tell whether a change was made. */
const UNCERTAIN: FailureKind[] = [
	'connectionLost',
	'timeout',
	'badGateway',
	'serverError',
	'unreadable',
	'tooLarge',
];
/** Wait in milliseconds before the second try; doubled for the third. */
const FIRST_WAIT = 500;

/** Requests to Wawp: with retries, at the pace that Wawp allows, and every answer checked. */
export class WawpClient {
	/** Which of several documented paths of a request works. */
	readonly variants = new PathVariants();
	private own: Promise<Person[]> | undefined;
	private readonly gate: RateGate;
	private readonly mask: Mask;
	private digest: string | undefined;

	constructor(private readonly setup: ClientSetup) {
		this.gate = new RateGate(setup.pause);
		this.mask = masker(setup.secrets);
	}

	/** A name for the account that gives nothing of it away. */
	get account(): string {
		return (this.digest ??= digestOf(this.setup.account));
	}

	/** Pauses for a time in milliseconds. Throws AbortedError when whoever uses this client is stopped. */
	async pause(ms: number): Promise<void> {
		await this.setup.pause(ms);
	}

	/** Aborted when whoever uses this client is stopped. */
	get stop(): AbortSignal | undefined {
		return this.setup.stop;
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
		return this.mask(await this.getUnmasked(path, query));
	}

	/**
	 * As `get`, but with everything as Wawp sent it: for what is to be written back. Not for output.
	 * @throws WawpError, its texts masked
	 */
	async getUnmasked(path: string, query?: WawpRequest['query'], tried = 1): Promise<unknown> {
		const answer = this.request({ method: 'GET', path, query });
		return await answer
			.then(({ body }) => body)
			.catch(async (error: unknown) => {
				if (!isPassing(error) || tried === TRIES) throw error;
				await this.setup.pause(FIRST_WAIT * 2 ** (tried - 1));
				return await this.getUnmasked(path, query, tried + 1);
			});
	}

	/**
	 * Changes something. Sent once, or again only after an answer that nothing was done (rate limit).
	 * @returns the status, and the parsed body, which is often empty
	 * @throws WawpError
	 */
	async send(
		method: 'POST' | 'PUT' | 'DELETE',
		path: string,
		body?: WawpRequest['body'],
		query?: WawpRequest['query'],
	): Promise<Sent> {
		const answer = await this.request({ method, path, body, query }).catch((error: unknown) => {
			throw mayHaveHappened(error) ? withDoubt(error) : error;
		});
		return { status: answer.status, body: this.mask(answer.body) };
	}

	private async request(request: WawpRequest): Promise<WawpAnswer> {
		return await this.gate.pass(async () => {
			const answer = await this.setup.send(request);
			const masked = { ...answer, body: this.mask(answer.body) };
			const failure = readFailure(masked, aboutOf(request), textsIn(request));
			if (failure) throw failure;
			return answer;
		});
	}
}

/** What the user has written in a request. */
function textsIn({ body = {} }: WawpRequest): string[] {
	return Object.values(body).filter((value) => typeof value === 'string');
}

function digestOf(parts: string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function isPassing(error: unknown): boolean {
	return error instanceof WawpError && PASSING.includes(error.kind);
}

/** Whether a change may have been made although no answer says so. */
export function mayHaveHappened(error: unknown): error is WawpError {
	if (!(error instanceof WawpError)) return false;
	const { status = 0 } = error.facts;
	// a page in place of the answer, from a server that had the request
	const isPage = error.kind === 'notWawp' && (status >= 500 || (status >= 200 && status < 300));
	return isPage || UNCERTAIN.includes(error.kind);
}

function withDoubt({ kind, facts, answer }: WawpError): WawpError {
	const advice =
		'The change may have been made all the same. Check in WhatsApp before you run this again.';
	return new WawpError(kind, { ...facts, advice }, answer);
}
