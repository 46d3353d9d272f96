import { NodeOperationError } from 'n8n-workflow';
import { delay } from '../../lib/abort';
import { parseBaseUrl } from '../../wawp/baseUrl';
import { WawpClient } from '../../wawp/client';
import { InputError } from '../../wawp/failures/errors';
import { createSend, type RequestContext } from './send';

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
		send: createSend(context, { baseUrl, credential, timeoutMs, stop }),
		pause: async (ms) => await delay(ms, stop),
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
