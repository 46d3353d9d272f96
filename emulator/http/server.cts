import { setTimeout as wait } from 'node:timers/promises';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Answer } from './answers.cts';
import type { Route } from './calls.cts';
import type { Emulator } from '../contract.cts';
import { dispatch } from './dispatch.cts';
import { readPath, readQuery, type RecordedRequest } from './requests.cts';
import { ROUTES } from '../routes/index.cts';
import { LIMITS_PATH } from '../routes/session.cts';
import { isRecord, parseJson } from './values.cts';

/**
 * The routes have no schemas. Saying so keeps Fastify from loading its JSON schema compiler, which
 * takes time, and which Node 20 cannot load under tsx (a CommonJS file that requires JSON).
 */
function noSchemas(): never {
	throw new Error('The routes of the emulator have no schemas');
}

/** The HTTP side of the emulator: records a request, waits, lets a fault have its way, answers. */
export function createServer(emulator: Emulator, closing: AbortSignal): FastifyInstance {
	const app = fastify({
		logger: false,
		forceCloseConnections: true,
		exposeHeadRoutes: false,
		bodyLimit: 32 * 1024 * 1024,
		routerOptions: { maxParamLength: 1000 },
		schemaController: {
			compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas },
		},
	});
	// bodies come as text, whatever their type, so that a bad one can be recorded too
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
	countInFlight(app, emulator);
	for (const route of ROUTES) {
		app.route({
			method: route.method,
			url: route.path,
			handler: (request, reply) => serve(emulator, closing, route, request, reply),
		});
	}
	app.setNotFoundHandler((request, reply) => serve(emulator, closing, undefined, request, reply));
	return app;
}

async function serve(
	emulator: Emulator,
	closing: AbortSignal,
	route: Route | undefined,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<FastifyReply> {
	const asked = record(request);
	const isOfLimits = asked.path === LIMITS_PATH;
	if (isOfLimits) emulator.limitRequests += 1;
	else emulator.requests.push(asked);
	if (emulator.latencyMs > 0) await wait(emulator.latencyMs, undefined, { signal: closing });
	let made: Answer | undefined;
	const id = groupIdOf(request);
	const ordinary = () => (made ??= dispatch(emulator, route, asked, id));
	const fault = emulator.faults.take(asked);
	if (fault === undefined) return send(reply, ordinary());
	await fault.after;
	if (fault.afterEffect) ordinary();
	const { answer } = fault;
	if (answer.kind === 'answer') return send(reply, answer.make(asked));
	if (answer.kind === 'change') return send(reply, await answer.make(ordinary, closing, asked));
	reply.hijack();
	if (answer.holds) hold(emulator, reply);
	try {
		await answer.play(reply.raw, ordinary, closing);
	} catch (error) {
		reply.raw.destroy();
		if (!closing.aborted) throw error;
	}
	return reply;
}

/** Counts a request as held until one side hangs up. */
function hold({ faults }: Emulator, { raw }: FastifyReply): void {
	faults.held += 1;
	raw.once('close', () => {
		faults.held -= 1;
		faults.letGo += 1;
	});
}

function record(request: FastifyRequest): RecordedRequest {
	const url = request.raw.url ?? '/';
	const { method, headers, body } = request;
	const isJson = String(headers['content-type'] ?? '').includes('json');
	const value = isJson && typeof body === 'string' ? (parseJson(body) ?? body) : body;
	return {
		method,
		path: readPath(url),
		url,
		query: readQuery(url),
		body: value,
		at: Date.now(),
	};
}

function groupIdOf({ params }: FastifyRequest): string {
	return isRecord(params) && typeof params.id === 'string' ? params.id : '';
}

function send(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
	return reply
		.code(status)
		.headers(headers)
		.send(body === '' ? undefined : body);
}

function countInFlight(app: FastifyInstance, emulator: Emulator): void {
	const inFlight = new Set<FastifyRequest>();
	Object.defineProperty(emulator, 'inFlight', { get: () => inFlight.size });
	app.addHook('onRequest', (request, reply, done) => {
		inFlight.add(request);
		emulator.peak = Math.max(emulator.peak, inFlight.size);
		reply.raw.once('close', () => inFlight.delete(request));
		done();
	});
	// before the answer is out: a client's next request must not be counted together with this one
	app.addHook('onSend', (request, _reply, payload, done) => {
		inFlight.delete(request);
		done(null, payload);
	});
}
