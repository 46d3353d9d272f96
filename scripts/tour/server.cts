import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { createServer, type IncomingMessage } from 'node:http';
import type { Emulator, Group } from '../../emulator/index.cts';
import type { Installation } from '../../harness/n8n/installation.cts';
import { newestOf, tourState } from './view.cts';

type Shown = Pick<Installation, 'emulator' | 'mailbox' | 'slack'>;

/** The page of the tour. */
export interface Tour {
	url: string;
	close(): Promise<void>;
}

/** Serves the page on 127.0.0.1: what was sent to whom, and the groups with people who come and go. */
export async function startTour(shown: Shown): Promise<Tour> {
	const page = readFileSync(join(__dirname, 'page.html'));
	const server = createServer((request, response) => {
		void handle(shown, request).then((body) => {
			if (body === undefined) return response.writeHead(404).end();
			if (body !== PAGE) return response.end(JSON.stringify(body));
			response.setHeader('content-type', 'text/html; charset=utf-8');
			return response.end(page);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

const PAGE = Symbol('page');

/** What is answered; `undefined` for what there is not. */
async function handle(shown: Shown, request: IncomingMessage): Promise<unknown> {
	const path = request.url ?? '/';
	if (request.method === 'GET')
		return path === '/' ? PAGE : path === '/state' ? tourState(shown) : undefined;
	// a page of somebody else's cannot send this type without being asked for leave
	if (request.headers['content-type'] !== 'application/json') return undefined;
	const act = ACTS[path];
	const group = shown.emulator.state.groups.get(await groupIdOf(request));
	if (!act || !group) return undefined;
	act(shown.emulator, group);
	return {};
}

type Act = (emulator: Emulator, group: Group) => void;

let newcomers = 0;

const ACTS: Record<string, Act> = {
	'/join': ({ simulate }, { id }) => simulate.join(id, `491705550${String(100 + ++newcomers)}`),
	'/leave': ({ simulate, state }, group) => {
		const newest = newestOf(group);
		if (newest && newest.id !== state.me.id) simulate.leave(group.id, newest.id);
	},
	'/reset': ({ simulate }, { id }) => void simulate.revoke(id),
};

async function groupIdOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk));
	const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
	return typeof body === 'object' && body !== null && 'groupId' in body ? String(body.groupId) : '';
}
