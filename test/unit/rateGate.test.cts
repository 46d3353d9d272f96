import { WawpError } from '../../wawp/failures/errors';
import { RateGate } from '../../wawp/rateGate';

/** A gate whose pauses take no time and are written down. */
function gateWithLog() {
	const pauses: number[] = [];
	const gate = new RateGate(async (ms) => {
		pauses.push(ms);
		await new Promise((resolve) => setImmediate(resolve));
	});
	return { gate, pauses };
}

/** Answers a rate limit a number of times, then "ok"; counts what was sent. */
function limited(times: number, retryAfterMs?: number) {
	const log = { sent: 0, send };
	async function send() {
		log.sent += 1;
		if (log.sent <= times) throw new WawpError('rateLimit', { retryAfterMs });
		return 'ok';
	}
	return log;
}

describe('after a rate limit', () => {
	it('lets requests through while nobody objects', async () => {
		const { gate, pauses } = gateWithLog();
		expect(await gate.pass(async () => 'ok')).toBe('ok');
		expect(pauses).toEqual([]);
	});

	it('waits as long as asked', async () => {
		const { gate, pauses } = gateWithLog();
		expect(await gate.pass(limited(2, 1500).send)).toBe('ok');
		expect(pauses).toEqual([1500, 1500]);
	});

	it('doubles its own wait and gives up after four tries more', async () => {
		const { gate, pauses } = gateWithLog();
		const wawp = limited(99);
		await expect(gate.pass(wawp.send)).rejects.toMatchObject({ kind: 'rateLimit' });
		expect(pauses).toEqual([2000, 4000, 8000, 16000]);
		expect(wawp.sent).toBe(5);
	});

	it('sends nothing more once it has given up', async () => {
		const { gate } = gateWithLog();
		await expect(gate.pass(limited(99).send)).rejects.toThrow();
		const later = limited(0);
		await expect(gate.pass(later.send)).rejects.toMatchObject({ kind: 'rateLimit' });
		expect(later.sent).toBe(0);
	});

	it('gives up at once when asked to wait for more than a minute', async () => {
		const { gate, pauses } = gateWithLog();
		await expect(gate.pass(limited(1, 61_000).send)).rejects.toThrow();
		expect(pauses).toEqual([]);
	});

	it('sends one scout while the others wait, however many there are', async () => {
		const { gate, pauses } = gateWithLog();
		const wawp = limited(12);
		const all = Array.from({ length: 10 }, () => gate.pass(wawp.send));
		expect(await Promise.all(all)).toEqual(Array(10).fill('ok'));
		// Ten were refused at once, two scouts more; the third got through, and nine followed it.
		expect(wawp.sent).toBe(22);
		expect(pauses).toHaveLength(3);
	});

	it('opens again after another kind of refusal', async () => {
		const { gate } = gateWithLog();
		const wawp = limited(1);
		const refused = gate.pass(async () => {
			if ((await wawp.send()) === 'ok') throw new WawpError('notAdmin');
		});
		await expect(refused).rejects.toMatchObject({ kind: 'notAdmin' });
		expect(await gate.pass(async () => 'next')).toBe('next');
	});
});
