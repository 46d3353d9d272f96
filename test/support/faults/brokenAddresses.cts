import { createServer, type AddressInfo, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { SMTPServer } from 'smtp-server';
import type { FailureKind } from '../../../wawp/failures/kinds';

/** Addresses at which no answer can be had: what is wrong with them, and how that is told. */
export const BROKEN_ADDRESSES = new Map<string, FailureKind>([
	['connection refused', 'unreachable'],
	['no such host', 'hostNotFound'],
	['no TLS at the other end', 'insecure'],
	['an untrusted certificate', 'insecure'],
]);

/** Broken addresses that can be called. */
export interface Broken {
	address(name: string): string;
	close(): Promise<void>;
}

/** Starts what is at the other end of them. */
export async function breakAddresses(): Promise<Broken> {
	const withoutTls = createServer((socket) => {
		socket
			.resume()
			.on('error', () => {})
			.end('HTTP/1.1 400 Bad Request\r\n\r\n');
	});
	// One for tests comes with this mail server: it has signed itself, and has run out.
	const { key, cert } = new SMTPServer({ secure: true, logger: false }).options;
	const withoutVoucher = createTlsServer({ key, cert });
	withoutVoucher.on('tlsClientError', (_error, socket) => socket.destroy());
	const servers = [withoutTls, withoutVoucher];
	for (const server of servers) {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	}
	const addresses = new Map([
		['connection refused', 'http://127.0.0.1:1'],
		['no such host', 'https://wawp.invalid'],
		['no TLS at the other end', addressOf(withoutTls)],
		['an untrusted certificate', addressOf(withoutVoucher)],
	]);
	return {
		address(name) {
			const address = addresses.get(name);
			if (address === undefined) throw new Error(`No such address: ${name}`);
			return address;
		},
		async close() {
			for (const server of servers) await new Promise((resolve) => server.close(resolve));
		},
	};
}

function addressOf(server: Server): string {
	const { port } = server.address() as AddressInfo;
	return `https://127.0.0.1:${port}`;
}
