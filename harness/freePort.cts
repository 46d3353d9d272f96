import { createServer } from 'node:net';

/** A port of 127.0.0.1 that nothing listens on: the wanted one if it is free, else any. */
export async function freePort(wanted = 0): Promise<number> {
	const server = createServer();
	try {
		return await new Promise((resolve, reject) => {
			server.once('error', reject);
			server.listen(wanted, '127.0.0.1', () => {
				const address = server.address();
				resolve(typeof address === 'object' && address ? address.port : wanted);
			});
		});
	} catch (error) {
		if (wanted === 0) throw error;
		return await freePort();
	} finally {
		server.close();
	}
}
