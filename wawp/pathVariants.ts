import { WawpError } from './failures/errors';
import type { FailureKind } from './failures/messages';

/** One way to ask for something: a request to one of the documented paths. */
export type Variant<T> = () => Promise<T>;

/**
 * Remembers which of several documented paths of a request Wawp understands, and finds out anew when the one
 * that it understood is gone. For a change, only an answer that there is no such path (404 or 405, and not
 * WhatsApp's "no such group") leads to the next one, so nothing that may have had an effect is sent twice.
 * Reads may be less strict.
 */
export class PathVariants {
	private readonly known = new Map<string, Promise<number>>();

	/**
	 * Sends the variant that is known to work, or else finds out.
	 * @param variants the documented one first
	 * @throws what the variant throws; if Wawp understands none, the first error that is about more than the path
	 */
	async send<T>(
		name: string,
		variants: [Variant<T>, ...Variant<T>[]],
		{ isWrong = isUnknownPath, wait = async (found) => await found }: VariantSetup = {},
	): Promise<T> {
		for (;;) {
			const mine = this.known.get(name);
			if (!mine) return await this.findOut(name, variants, isWrong);
			// another execution may be finding out
			const found = await wait(mine);
			if (found === undefined) return await this.findOut(name, variants, isWrong);
			const variant = variants[found];
			if (!variant) continue;
			const result = await settled(variant);
			if ('value' in result || !isWrong(result.reason)) return unwrap(result);
			if (this.known.get(name) === mine) this.known.delete(name);
			// no need to ask there once more
			const known: Variant<T> = async () => unwrap(result);
			const others = variants.map((each) => (each === variant ? known : each));
			return await this.findOut(name, others, isWrong);
		}
	}

	/** Tries the variants in turn; meanwhile others that ask the same wait. */
	private async findOut<T>(
		name: string,
		variants: Variant<T>[],
		isWrong: (error: unknown) => boolean,
	): Promise<T> {
		let decide: (index: number) => void = () => {};
		this.known.set(name, new Promise((resolve) => (decide = resolve)));
		const wrong: unknown[] = [];
		for (const [index, variant] of variants.entries()) {
			const result = await settled(variant);
			if ('reason' in result && isWrong(result.reason)) {
				wrong.push(result.reason);
				continue;
			}
			const answered = 'value' in result || isAnswer(result.reason);
			if (!answered) this.known.delete(name);
			decide(answered ? index : NOT_FOUND);
			return unwrap(result);
		}
		this.known.delete(name);
		decide(NOT_FOUND);
		throw wrong.find((error) => !isNoSuchPath(error)) ?? wrong[0];
	}
}

/** How a request with several paths is sent. */
interface VariantSetup {
	/** Whether an error says that the path was the wrong one. */
	isWrong?: (error: unknown) => boolean;
	/** Waits for somebody else to find out; `undefined` when that takes too long. */
	wait?<R>(found: Promise<R>): Promise<R | undefined>;
}

type Settled<T> = { value: T } | { reason: unknown };

async function settled<T>(variant: Variant<T>): Promise<Settled<T>> {
	return await variant().then(
		(value) => ({ value }),
		(reason: unknown) => ({ reason }),
	);
}

function unwrap<T>(result: Settled<T>): T {
	if ('value' in result) return result.value;
	throw result.reason;
}

/** What is given to those who wait where it was not found out. */
const NOT_FOUND = -1;

/** Kinds that come from whatever stands before Wawp. */
const OF_NO_PATH: FailureKind[] = ['rateLimit', 'badGateway', 'notWawp'];

/** Whether an answer came: then it was this path that Wawp understood. */
function isAnswer(error: unknown): boolean {
	if (!(error instanceof WawpError) || error.facts.status === undefined) return false;
	return !OF_NO_PATH.includes(error.kind);
}

function isNoSuchPath(error: unknown): boolean {
	return error instanceof WawpError && error.kind === 'noSuchPath';
}

/** Whether Wawp says that there is no such path, and nothing else: then nothing was done. */
function isUnknownPath(error: unknown): boolean {
	if (!(error instanceof WawpError)) return false;
	const { status, said = '' } = error.facts;
	if (status !== 404 && status !== 405) return false;
	return (
		error.kind === 'noSuchPath' || (error.kind === 'notFound' && /^(not found)?\.?$/i.test(said))
	);
}
