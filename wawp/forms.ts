import { WawpError } from './errors';

/** One way to ask for something. */
export type Form<T> = () => Promise<T>;

/**
 * Remembers, for an execution, which of several documented forms of a request Wawp understands.
 * Only an answer that there is no such path (404 or 405, and not WhatsApp's "no such group") leads
 * to the next form, so nothing that may have had an effect is sent twice.
 */
export class Forms {
	private readonly known = new Map<string, Promise<number | undefined>>();

	/**
	 * Sends the form that is known to work, or else finds out.
	 * @param forms the documented form first
	 * @throws what the form throws; the first one's, if Wawp understands none
	 */
	async send<T>(name: string, forms: [Form<T>, ...Form<T>[]]): Promise<T> {
		for (;;) {
			const found = await this.known.get(name);
			const form = found === undefined ? undefined : forms[found];
			if (form) return await form();
			if (!this.known.has(name)) return await this.findOut(name, forms);
		}
	}

	/** Tries the forms in turn; meanwhile others that ask the same wait. */
	private async findOut<T>(name: string, forms: [Form<T>, ...Form<T>[]]): Promise<T> {
		let decide: (index: number | undefined) => void = () => {};
		this.known.set(name, new Promise((resolve) => (decide = resolve)));
		let first: unknown;
		for (const [index, form] of forms.entries()) {
			const result = await settled(form);
			if ('reason' in result && isUnknownPath(result.reason)) {
				first ??= result.reason;
				continue;
			}
			const answered = 'value' in result || hasStatus(result.reason);
			if (!answered) this.known.delete(name);
			decide(answered ? index : undefined);
			return unwrap(result);
		}
		this.known.delete(name);
		decide(undefined);
		throw first;
	}
}

type Settled<T> = { value: T } | { reason: unknown };

async function settled<T>(form: Form<T>): Promise<Settled<T>> {
	return await form().then(
		(value) => ({ value }),
		(reason: unknown) => ({ reason }),
	);
}

function unwrap<T>(result: Settled<T>): T {
	if ('value' in result) return result.value;
	throw result.reason;
}

/** Whether an answer came: then it was this form that Wawp understood. */
function hasStatus(error: unknown): boolean {
	return error instanceof WawpError && error.facts.status !== undefined;
}

function isUnknownPath(error: unknown): boolean {
	if (!(error instanceof WawpError)) return false;
	const { status, said = '' } = error.facts;
	const isWhatsApps = /item-not-found|group does not exist/i.test(said);
	return status === 405 || (status === 404 && error.kind === 'groupNotFound' && !isWhatsApps);
}
