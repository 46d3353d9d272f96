import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { parseJson } from '../../emulator/http/values.cts';
import { freePort } from '../freePort.cts';

/** What a stub answers: the body of an HTTP 200, a page or a text as it is, anything else as JSON. */
export type Responder = (body: unknown, request: IncomingMessage) => unknown;

/** A local HTTP server in place of somebody else's. */
export interface HttpStub {
	url: string;
	close(): Promise<void>;
}

/** Starts a server on 127.0.0.1 that answers every request, with its JSON, with what `respond` returns. */
export async function startHttpStub(respond: Responder): Promise<HttpStub> {
	const server = createServer((request, response) => {
		const answered = text(request).then((body) => {
			const answer = respond(parseJson(body), request);
			const isText = typeof answer === 'string';
			const type = isText
				? `text/${answer.startsWith('<') ? 'html' : 'plain'}`
				: 'application/json';
			response.setHeader('content-type', `${type}; charset=utf-8`);
			response.end(isText ? answer : JSON.stringify(answer));
		});
		// whoever calls has hung up
		answered.catch(() => response.destroy());
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
