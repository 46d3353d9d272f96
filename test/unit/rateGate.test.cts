import { WawpError } from '../../wawp/failures/errors';
import { RateGate, type Sender } from '../../wawp/rateGate';

const SENDER: Sender = { atOnce: 10, maxWaitMs: 120_000 };

/** A gate with a clock of its own: time passes only when the gate sleeps, and at once. */
function slowable() {
	const time = { now: 1_000_000, slept: [] as number[] };
	const sleep = async (ms: number) => {
		const end = time.now + ms;
		time.slept.push(Math.round(ms));
		await turn();
		time.now = Math.max(time.now, end);
	};
	return { gate: new RateGate(() => time.now, sleep), time };
}

async function turn(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}

const refusal = (retryAfterMs?: number) => new WawpError('rateLimit', { retryAfterMs });

/** Wawp: refuses so many times, then answers "ok"; counts what it was sent. */
function limited(times: number, retryAfterMs?: number) {
	const log = { sent: 0, inFlight: 0, peaks: [] as number[], send };
	async function send() {
		log.sent += 1;
		const isRefused = log.sent <= times;
		log.inFlight += 1;
		log.peaks.push(log.inFlight);
		await turn();
		log.inFlight -= 1;
		if (isRefused) throw refusal(retryAfterMs);
		return 'ok';
	}
	return log;
}

/** Wawp, with so many requests in every second. */
function allowing(perSecond: number, now: () => number, retryAfterMs?: number) {
	const log = { sent: 0, refused: 0, send };
	let second = 0;
	let count = 0;
	async function send() {
		log.sent += 1;
		if (Math.floor(now() / 1000) !== second) [second, count] = [Math.floor(now() / 1000), 0];
		count += 1;
		if (count <= perSecond) return 'ok';
		log.refused += 1;
		throw refusal(retryAfterMs);
	}
	return log;
}

describe('before Wawp refuses', () => {
	it('nothing is held back, but for the number at once', async () => {
		const { gate, time } = slowable();
		const wawp = limited(0);
		await Promise.all(Array.from({ length: 30 }, () => gate.pass(wawp.send, SENDER)));
		expect(time.slept).toEqual([]);
		expect(Math.max(...wawp.peaks)).toBe(10);
	});

	it('of several senders, the largest number at once counts, as long as it is there', async () => {
		const { gate } = slowable();
		const wawp = limited(0);
		const few = { ...SENDER, atOnce: 2 };
		await Promise.all([
			gate.pass(wawp.send, { ...SENDER, atOnce: 5 }),
			...Array.from({ length: 20 }, () => gate.pass(wawp.send, few)),
		]);
		expect(Math.max(...wawp.peaks)).toBe(5);
		expect(wawp.peaks.at(-1)).toBeLessThanOrEqual(2);
	});
});

describe('after a rate limit', () => {
	it.each([
		[1_500, 1_500],
		[600, 600],
		[0, 2_000],
		[undefined, 2_000],
	])('asked to wait %s ms: pauses for %i ms', async (asked, pause) => {
		const { gate, time } = slowable();
		expect(await gate.pass(limited(1, asked).send, SENDER)).toBe('ok');
		expect(time.slept).toEqual([pause]);
	});

	it('pauses longer each time that nothing is answered', async () => {
		const { gate, time } = slowable();
		expect(await gate.pass(limited(4).send, SENDER)).toBe('ok');
		expect(time.slept).toEqual([2_000, 4_000, 8_000, 16_000]);
	});

	it('a longer pause that is asked for meanwhile extends the one there is', async () => {
		const { gate, time } = slowable();
		const start = time.now;
		const answers = [1_000, 5_000];
		const send = async () => {
			const asked = answers.shift();
			if (asked !== undefined) throw refusal(asked);
			return time.now - start;
		};
		const all = await Promise.all([gate.pass(send, SENDER), gate.pass(send, SENDER)]);
		expect(Math.min(...all)).toBe(5_000);
	});

	it('sends one, then two, four, eight at once, for all executions together', async () => {
		const { gate } = slowable();
		const wawp = limited(10, 1_000);
		// many were answered before, so that the rate is not what holds back
		await Promise.all(Array.from({ length: 900 }, () => gate.pass(async () => 'ok', SENDER)));
		await Promise.all(Array.from({ length: 40 }, () => gate.pass(wawp.send, SENDER)));
		const after = wawp.peaks.slice(10);
		expect(after[0]).toBe(1);
		expect(Math.max(...after.slice(0, 3))).toBeLessThanOrEqual(2);
		expect(Math.max(...after.slice(0, 7))).toBeLessThanOrEqual(4);
		expect(Math.max(...after.slice(0, 15))).toBeLessThanOrEqual(8);
		expect(wawp.sent).toBe(50);
	});

	it.each([[undefined], [1_000], [0]])(
		'300 at once, where 10 a second are allowed (Retry-After: %s ms): all get through',
		async (asked) => {
			const { gate, time } = slowable();
			const wawp = allowing(10, () => time.now, asked);
			const start = time.now;
			const all = Array.from({ length: 300 }, () => gate.pass(wawp.send, SENDER));
			expect(await Promise.all(all)).toEqual(Array(300).fill('ok'));
			expect(wawp.sent).toBeLessThanOrEqual(360);
			expect(time.now - start).toBeLessThanOrEqual(45_000);
		},
	);

	it('200 at once, where 2 a second are allowed: all get through, with few refused', async () => {
		const { gate, time } = slowable();
		const wawp = allowing(2, () => time.now);
		const patient = { ...SENDER, maxWaitMs: 300_000 };
		const all = Array.from({ length: 200 }, () => gate.pass(wawp.send, patient));
		expect(await Promise.all(all)).toEqual(Array(200).fill('ok'));
		expect(wawp.refused).toBeLessThanOrEqual(20);
	});

	it('goes faster again after a minute without a refusal', async () => {
		const { gate, time } = slowable();
		const wawp = allowing(2, () => time.now);
		await Promise.all(Array.from({ length: 20 }, () => gate.pass(wawp.send, SENDER)));
		expect(gate.isSlowed).toBe(true);
		time.now += 15 * 60_000;
		await gate.pass(async () => 'ok', SENDER);
		expect(gate.isSlowed).toBe(false);
	});
});

describe('who waits', () => {
	it('gives up at once where the pause is longer than the wait, and nothing more is sent', async () => {
		const { gate, time } = slowable();
		const wawp = limited(99, 121_000);
		const all = Array.from({ length: 30 }, () => gate.pass(wawp.send, SENDER).catch(String));
		expect(new Set(await Promise.all(all)).size).toBe(1);
		expect(wawp.sent).toBe(10);
		expect(time.slept).toEqual([]);
	});

	it('gives up after the wait, each by its own', async () => {
		const { gate } = slowable();
		const wawp = limited(5, 3_000);
		const short = gate.pass(wawp.send, { ...SENDER, maxWaitMs: 7_000 });
		await expect(short).rejects.toMatchObject({
			kind: 'rateLimit',
			advice: expect.stringContaining('longer than "Wait for Wawp Up To" in the options allows'),
		});
		expect(await gate.pass(wawp.send, SENDER)).toBe('ok');
	});

	it('gives up where nothing got through since long before it came here, and nothing is sent', async () => {
		const { gate, time } = slowable();
		const wawp = limited(99);
		const since = time.now;
		await expect(gate.pass(wawp.send, SENDER)).rejects.toMatchObject({ kind: 'rateLimit' });
		const { sent } = wawp;
		const queued = gate.pass(wawp.send, { ...SENDER, since });
		await expect(queued).rejects.toMatchObject({ kind: 'rateLimit' });
		expect(wawp.sent).toBe(sent);
	});

	it('is not sent again where that may not be, and the others are held back all the same', async () => {
		const { gate, time } = slowable();
		const wawp = limited(1);
		const once = gate.pass(wawp.send, { ...SENDER, mayRepeat: () => false });
		await expect(once).rejects.toMatchObject({ kind: 'rateLimit' });
		expect(wawp.sent).toBe(1);
		await gate.pass(wawp.send, SENDER);
		expect(time.slept).toEqual([2_000]);
	});

	it('leaves when it is stopped, and the others go on', async () => {
		const { gate } = slowable();
		const halt = new AbortController();
		const wawp = limited(1, 10_000);
		const alone = { ...SENDER, atOnce: 1 };
		const first = gate.pass(wawp.send, alone);
		const stopped = gate.pass(wawp.send, { ...alone, stop: halt.signal });
		await turn();
		halt.abort();
		await expect(stopped).rejects.toMatchObject({ name: 'AbortedError' });
		expect(await first).toBe('ok');
		expect(gate.isBusy).toBe(false);
	});

	it('another kind of failure is its own', async () => {
		const { gate } = slowable();
		const failed = gate.pass(async () => {
			throw new WawpError('notAdmin');
		}, SENDER);
		await expect(failed).rejects.toMatchObject({ kind: 'notAdmin' });
		expect(await gate.pass(async () => 'next', SENDER)).toBe('next');
	});
});
