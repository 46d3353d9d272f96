import { NodeOperationError, sleep } from 'n8n-workflow';
import { parseBaseUrl } from '../../wawp/baseUrl';
import { WawpClient } from '../../wawp/client';
import { CancelledError, InputError } from '../../wawp/errors';
import type { Pause } from '../../wawp/rateGate';
import { n8nSend, type RequestContext } from './n8nSend';

/** How a client is to work. */
export interface ConnectSetup {
	/** For each request, in milliseconds. */
	timeoutMs: number;
	/** Once aborted, nothing more is sent and pauses end. */
	stop?: AbortSignal;
}

/**
 * A Wawp client with the node's credential.
 * @throws NodeOperationError if the credential cannot be used
 */
export async function connect(
	context: RequestContext,
	{ timeoutMs, stop }: ConnectSetup,
): Promise<WawpClient> {
	const credential = await context.getCredentials('wawpApi');
	const { accessToken, instanceId } = credential;
	const baseUrl = usable(context, credential.baseUrl);
	return new WawpClient({
		send: n8nSend(context, { baseUrl, credential, timeoutMs, stop }),
		pause: pauseUnless(stop),
		secrets: typeof accessToken === 'string' ? [accessToken] : [],
		account: [baseUrl, String(instanceId), String(accessToken)],
		stop,
	});
}

function usable(context: RequestContext, baseUrl: unknown): string {
	try {
		return parseBaseUrl(baseUrl);
	} catch (error) {
		throw new NodeOperationError(context.getNode(), error instanceof Error ? error.message : '', {
			description: error instanceof InputError ? error.advice : undefined,
			level: 'warning',
		});
	}
}

/** How long a stopped execution may go on pausing, in milliseconds. */
const SLICE = 100;

/** A pause that ends, with an error, when the execution is stopped; no timer outlives it. */
function pauseUnless(stop: AbortSignal | undefined): Pause {
	return async (ms) => {
		for (let left = ms; left > 0 && !stop?.aborted; left -= SLICE) {
			await sleep(Math.min(left, SLICE));
		}
		if (stop?.aborted) throw new CancelledError();
	};
}
