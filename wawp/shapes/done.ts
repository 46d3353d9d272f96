import { WawpError } from '../errors';

/**
 * Reads the answer to a change about which the engine has nothing more to say: usually empty, `true`
 * or `{ ok: true }` (shared facts, section 2.4).
 * @throws WawpError `notAllowed` for `false`, which is how WEBJS says that rights are missing
 */
export function readDone(body: unknown): void {
	if (body === false || body === 'false') throw new WawpError('notAllowed', { status: 200 });
}
