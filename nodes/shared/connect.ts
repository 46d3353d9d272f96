import { delay } from '../../lib/abort';
import { accountOf } from '../../wawp/account/account';
import { WawpClient } from '../../wawp/client';
import { DEFAULT_PACING, type Pacing } from '../../wawp/account/pacingOptions';
import { readCredential } from '../../wawp/account/credential';
import { createSend, type RequestContext } from './send';

/** How a client is to work. */
export interface ConnectSetup {
	pacing?: Pacing;
	/** Once aborted, nothing more is sent and pauses end. */
	stop?: AbortSignal;
}

/**
 * A Wawp client with the node's credential.
 * @throws InputError if the credential cannot be used
 */
export async function connect(
	context: RequestContext,
	{ pacing = DEFAULT_PACING, stop }: ConnectSetup = {},
): Promise<WawpClient> {
	const values = await context.getCredentials('wawpApi');
	const credential = readCredential(values);
	const { baseUrl, accessToken, webhookSecret, workers } = credential;
	return new WawpClient({
		account: accountOf(credential),
		pacing,
		workers,
		send: createSend(context, {
			baseUrl,
			credential: { ...credential },
			timeoutMs: pacing.timeoutMs,
			stop,
		}),
		pause: async (ms) => await delay(ms, stop),
		secrets: [accessToken, webhookSecret],
		stop,
	});
}
