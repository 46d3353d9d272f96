import type { WawpClient } from '../client';
import { checkNumber } from '../contract/numbers';
import { WawpError } from '../failures/errors';
import type { FailureKind } from '../failures/kinds';

/** How long an answer may be known before it is asked for again, in milliseconds. */
const MAX_AGE = 60_000;
const NOBODY_TELLS: FailureKind[] = ['noSuchPath', 'notFound', 'unsupported'];

/**
 * Whether a phone number is on WhatsApp; `null` where nobody tells.
 * @param phone digits with the country code
 * @throws WawpError
 */
export async function isOnWhatsApp(wawp: WawpClient, phone: string): Promise<boolean | null> {
	return await wawp.recent(
		wawp.account.onWhatsApp,
		phone,
		MAX_AGE,
		async () =>
			await wawp.ask(checkNumber, { phone }).catch((error: unknown) => {
				if (error instanceof WawpError && NOBODY_TELLS.includes(error.kind)) return null;
				throw error;
			}),
	);
}
