import { createServer, type IncomingMessage } from 'node:http';
import { freePort } from '../freePort.cts';

/** What a stub answers: the body of an HTTP 200, a string as it is, anything else as JSON. */
export type Responder = (body: unknown, path: string) => unknown;

/** A local HTTP server in place of somebody else's. */
export interface HttpStub {
	url: string;
	close(): Promise<void>;
}

/** Starts a server on 127.0.0.1 that answers every JSON request with what `respond` returns. */
export async function startHttpStub(respond: Responder): Promise<HttpStub> {
	const server = createServer((request, response) => {
		void readJson(request).then((body) => {
			const answer = respond(body, request.url ?? '');
			const isText = typeof answer === 'string';
			response.setHeader('content-type', isText ? 'text/plain' : 'application/json');
			response.end(isText ? answer : JSON.stringify(answer));
		});
	});
	const port = await freePort();
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${port}`,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function readJson(request: IncomingMessage): Promise<unknown> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk));
	try {
		return JSON.parse(Buffer.concat(chunks).toString());
	} catch {
		return undefined;
	}
}
