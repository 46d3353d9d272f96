import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** Answers in n8n's place, and starts nothing. */
export function refuse(
	context: IWebhookFunctions,
	status: number,
	message: string,
): IWebhookResponseData {
	const response = context.getResponseObject();
	response.writeHead(status, { 'Content-Type': 'application/json' });
	response.end(JSON.stringify({ message }));
	return { noWebhookResponse: true };
}

/** The body. n8n has read it before it calls the node; for a form with files it has not. */
export function rawBody(context: IWebhookFunctions): Uint8Array {
	const { rawBody: bytes }: { rawBody?: Uint8Array } = context.getRequestObject();
	return bytes ?? new Uint8Array();
}

/** Its JSON; `undefined` if it is none. */
export function parsed(body: Uint8Array): unknown {
	try {
		const value: unknown = JSON.parse(new TextDecoder().decode(body));
		return value;
	} catch {
		return undefined;
	}
}

/** A value of the query. */
export function queryValue(query: object, name: string): unknown {
	return Object.entries(query).find(([key]) => key === name)?.[1];
}
