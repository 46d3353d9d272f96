import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import type { Emulator } from '../contract.cts';
import { LIMITS_PATH } from '../routes/session.cts';
import type { Answer, RecordedRequest } from './answers.cts';
import { dispatch } from './dispatch.cts';
import { parseJson } from './values.cts';

/** The HTTP side of the emulator: records a request, waits, lets a fault have its way, answers. */
export function serverOf(emulator: Emulator, closing: AbortSignal): Server {
	return createServer((request, response) => {
		serve(emulator, closing, request, response).catch((error: unknown) => {
			// whoever has hung up gets no answer; all else is a mistake, and told as one
			if (response.headersSent || response.destroyed || closing.aborted) return response.destroy();
			response.statusCode = 500;
			return response.end(`The emulator: ${String(error)}`);
		});
	});
}

async function serve(
	emulator: Emulator,
	closing: AbortSignal,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const over = countInFlight(emulator, response);
	const send = ({ status, headers, body }: Answer) => {
		response.statusCode = status;
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		// before the answer is out: a client's next request must not be counted together with this one
		over();
		response.end(body);
	};
	const asked = await record(request);
	if (asked.path === LIMITS_PATH) emulator.limitRequests += 1;
	else emulator.requests.push(asked);
	if (emulator.latencyMs > 0) await wait(emulator.latencyMs, undefined, { signal: closing });
	let made: Answer | undefined;
	const ordinary = () => (made ??= dispatch(emulator, asked));
	const fault = emulator.faults.take(asked);
	if (fault === undefined) return send(ordinary());
	await fault.after;
	if (fault.afterEffect) ordinary();
	const { answer } = fault;
	if (answer.kind === 'answer') return send(answer.make(asked));
	if (answer.kind === 'change') return send(await answer.make(ordinary, closing, asked));
	if (answer.holds) hold(emulator, response);
	await answer.play(response, ordinary, closing);
}

/** Counts a request as held until one side hangs up. */
function hold({ faults }: Emulator, response: ServerResponse): void {
	faults.held += 1;
	response.once('close', () => {
		faults.held -= 1;
		faults.letGo += 1;
	});
}

async function record(request: IncomingMessage): Promise<RecordedRequest> {
	const { method = 'GET', url = '/', headers } = request;
	const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
	const body = await text(request);
	const isJson = String(headers['content-type'] ?? '').includes('json');
	return {
		...{ method, url, path: decodeURIComponent(pathname) },
		query: Object.fromEntries(searchParams),
		body: (isJson ? parseJson(body) : undefined) ?? (body || undefined),
		at: Date.now(),
	};
}

/** Returns what is to be called when it is over; at the latest, it is when one side hangs up. */
function countInFlight(emulator: Emulator, response: ServerResponse): () => void {
	emulator.inFlight += 1;
	emulator.peak = Math.max(emulator.peak, emulator.inFlight);
	let isOver = false;
	const over = () => {
		if (!isOver) emulator.inFlight -= 1;
		isOver = true;
	};
	response.once('close', over);
	return over;
}
