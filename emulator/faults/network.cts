/** Answers that go wrong on the network: dropped, cut, late, slow, too big. */
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Answer } from '../http/answers.cts';
import type { FaultAnswer } from './faults.cts';

const SOME_JSON = '{"code":"AbCdEfGhIjKlMnOpQrStUv"}';

/** The socket is destroyed before any answer. */
export const dropConnection = (): FaultAnswer => ({
	kind: 'raw',
	play: (raw) => void raw.socket?.destroy(),
});

/** Headers and half of the ordinary body, then the socket is destroyed. */
export const dropMidBody = (): FaultAnswer => ({
	kind: 'raw',
	async play(raw, ordinary) {
		const { status, headers, body } = ordinary();
		const whole = Buffer.from(body === '' ? SOME_JSON : body);
		raw.writeHead(status, { ...headers, 'content-length': whole.length });
		await new Promise((resolve) => raw.write(whole.subarray(0, whole.length / 2), resolve));
		raw.socket?.destroy();
	},
});

/** Half of the ordinary body, as if it were all. */
export const truncatedJson = (): FaultAnswer => ({
	kind: 'change',
	make(ordinary) {
		const answer = ordinary();
		const body = answer.body === '' ? SOME_JSON : answer.body;
		return { ...answer, body: body.slice(0, Math.max(1, Math.floor(body.length / 2))) };
	},
});

/** The ordinary answer: for `after`. */
export const ordinaryAnswer = (): FaultAnswer => ({
	kind: 'change',
	make: (ordinary) => ordinary(),
});

/** No answer at all, until the client or the emulator hangs up. */
export const noAnswer = (): FaultAnswer => ({
	kind: 'raw',
	holds: true,
	async play(raw, _ordinary, closing) {
		await once(raw, 'close', { signal: closing });
	},
});

/** HTTP 200 and JSON of about `bytes` bytes: `{"code":"AAAA…"}`. */
export const huge = (bytes: number): FaultAnswer => ({
	kind: 'raw',
	async play(raw) {
		raw.writeHead(200, { 'content-type': 'application/json' });
		await pipeline(Readable.from(bigJson(bytes)), raw).catch(ignoreHangUp);
	},
});

/** The same, compressed: small on the wire, `bytes` bytes when unpacked. */
export const gzipBomb = (bytes: number): FaultAnswer => ({
	kind: 'raw',
	async play(raw) {
		raw.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
		await pipeline(Readable.from(bigJson(bytes)), createGzip(), raw).catch(ignoreHangUp);
	},
});

/** Headers and half of the body, then silence until the client or the emulator hangs up. */
export const stall = (): FaultAnswer => ({
	kind: 'raw',
	holds: true,
	async play(raw, ordinary, closing) {
		const bytes = startBody(raw, ordinary());
		raw.write(bytes.subarray(0, Math.max(1, bytes.length / 2)));
		await once(raw, 'close', { signal: closing });
	},
});

function startBody(raw: ServerResponse, answer: Answer): Buffer {
	raw.writeHead(answer.status, answer.headers);
	raw.flushHeaders();
	return Buffer.from(answer.body);
}

function* bigJson(bytes: number): Generator<string> {
	const chunk = 'A'.repeat(65536);
	yield '{"code":"';
	for (let left = bytes - 11; left > 0; left -= chunk.length) yield chunk.slice(0, left);
	yield '"}';
}

/** A client that has read enough hangs up; that is its good right. */
function ignoreHangUp(): void {}
