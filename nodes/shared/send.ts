import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { DeadlineError, withDeadline } from '../../lib/abort';
import { WawpError } from '../../wawp/failures/errors';
import type { Send, WawpAnswer, WawpRequest } from '../../wawp/http';
import { isObject, parsedJson } from '../../lib/json';
import { connectionFailure } from './connectionFailure';
import { readText, type ByteStream } from './readText';

/** Where a request can be made from: a running node, a list in the editor, a trigger's set-up or a delivery to it. */
export type RequestContext =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| IHookFunctions
	| IWebhookFunctions;

/** How requests are sent. */
export interface SendSetup {
	baseUrl: string;
	/** The Wawp credential. Without it n8n reads its database for each request. */
	credential: ICredentialDataDecryptedObject;
	/** For the whole answer, in milliseconds. */
	timeoutMs: number;
	/** Once aborted, nothing more is sent. */
	stop?: AbortSignal;
}

/**
 * Sends with n8n's own HTTP helper, which adds the credential (and honours n8n's proxy settings).
 *
 * The answer is read as a stream: n8n's helper has no limit on its size, and its timeout starts
 * afresh with each byte. Every status comes back as an answer, since n8n's own error for a failed
 * status would keep the whole body in the saved execution.
 */
export function createSend(
	context: RequestContext,
	{ baseUrl, credential, timeoutMs, stop }: SendSetup,
): Send {
	const credentialsDecrypted = { id: '', name: '', type: 'wawpApi', data: credential };
	return async (request) => {
		const ask = async (signal: AbortSignal) => {
			const options = { ...requestOptions(request), baseURL: baseUrl, abortSignal: signal };
			try {
				const response: unknown = await context.helpers.httpRequestWithAuthentication.call(
					cancelledBy(context, signal),
					'wawpApi',
					options,
					{ credentialsDecrypted },
				);
				return await received(response);
			} catch (error) {
				throw connectionFailure(error);
			}
		};
		const limit = Math.min(request.timeoutMs ?? Infinity, timeoutMs);
		const { status, headers, body } = await withDeadline(limit, stop, ask).catch(
			(error: unknown) => {
				throw error instanceof DeadlineError ? new WawpError('timeout') : error;
			},
		);
		return { status, headers, body: typeof body === 'string' ? parsedJson(body) : body };
	};
}

function requestOptions({ method, path, query, body }: WawpRequest): IHttpRequestOptions {
	return {
		method,
		url: path,
		qs: query,
		body,
		headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// Credentials are in the query, so they must not travel on to another host.
		disableFollowRedirect: true,
	};
}

/**
 * The context with another cancel signal. n8n 2 aborts a request by the signal of the context that
 * its helper is called on, and by no other; so this is how a deadline closes the connection.
 */
function cancelledBy(context: RequestContext, signal: AbortSignal): RequestContext {
	return Object.create(context, { getExecutionCancelSignal: { value: () => signal } });
}

async function received(response: unknown): Promise<WawpAnswer> {
	if (!isObject(response) || typeof response.statusCode !== 'number') {
		throw new WawpError('unreadable');
	}
	const headers = isObject(response.headers) ? response.headers : {};
	const body = isByteStream(response.body) ? await readText(response.body) : response.body;
	return { status: response.statusCode, headers, body };
}

function isByteStream(value: unknown): value is ByteStream {
	return (
		typeof value === 'object' &&
		value !== null &&
		Symbol.asyncIterator in value &&
		'destroy' in value &&
		typeof value.destroy === 'function'
	);
}
