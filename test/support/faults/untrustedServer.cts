import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { SMTPServer } from 'smtp-server';

let address: Promise<string> | undefined;

/** The address of a server whose certificate nobody vouches for; it stays until the process ends. */
export async function untrustedServer(): Promise<string> {
	return await (address ??= start());
}

async function start(): Promise<string> {
	// One for tests comes with this mail server: it has signed itself, and has run out.
	const { key, cert } = new SMTPServer({ secure: true, logger: false }).options;
	const server = createServer({ key, cert });
	server.on('tlsClientError', (_error, socket) => socket.destroy());
	server.listen(0, '127.0.0.1').unref();
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return `https://127.0.0.1:${port}`;
}
