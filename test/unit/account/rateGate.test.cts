import { WawpError } from '../../../wawp/failures/errors';
import { RateGate, type Sender } from '../../../wawp/account/rateGate';
import { turn, VirtualTime } from '../../support/virtualTime.cts';

const SENDER: Sender = { atOnce: 10, maxWaitMs: 120_000, changePauseMs: 0 };
const CHANGE: Sender = { maxWaitMs: 120_000, changePauseMs: 0, isChange: true };

function slowable() {
	const time = new VirtualTime();
	const gate = new RateGate(
		() => time.now,
		(ms) => time.sleep(ms),
	);
	return { gate, time };
}

const refusal = (retryAfterMs?: number) => new WawpError('rateLimit', { retryAfterMs });

/** Wawp, as it is met: counts what it was sent. */
class Wawp {
	sent = 0;
	refused = 0;
	inFlight = 0;
	/** How many were in flight, at each request. */
	readonly peaks: number[] = [];
	private times: number[] = [];

	/** @param isRefused by the number of the request, counted from 1, and when those before were answered */
	constructor(
		private readonly isRefused: (number: number, answered: number[]) => boolean,
		private readonly now: () => number = () => 0,
		private readonly retryAfterMs?: number,
	) {}

	readonly send = async (): Promise<string> => {
		this.sent += 1;
		this.peaks.push((this.inFlight += 1));
		const isRefused = this.isRefused(this.sent, this.times);
		if (!isRefused) this.times.push(this.now());
		await turn();
		this.inFlight -= 1;
		if (!isRefused) return 'ok';
		this.refused += 1;
		throw refusal(this.retryAfterMs);
	};
}

/** Refuses so many times, then answers "ok". */
const limited = (times: number, retryAfterMs?: number) =>
	new Wawp((number) => number <= times, undefined, retryAfterMs);

/** Answers so many requests in any second, whenever it begins. */
const allowing = (perSecond: number, now: () => number, retryAfterMs?: number, ms = 1_000) =>
	new Wawp(
		(_, answered) => answered.filter((time) => time > now() - ms).length >= perSecond,
		now,
		retryAfterMs,
	);

describe('before Wawp refuses', () => {
	it('of several senders, the largest number at once counts, as long as it is there', async () => {
		const { gate } = slowable();
		const wawp = limited(0);
		const few = { ...SENDER, atOnce: 2 };
		await Promise.all([
			gate.pass(wawp.send, { ...SENDER, atOnce: 5 }),
			...Array.from({ length: 20 }, () => gate.pass(wawp.send, few)),
			// changes have no say
			gate.pass(wawp.send, CHANGE),
		]);
		expect(Math.max(...wawp.peaks)).toBe(5);
		expect(wawp.peaks.at(-1)).toBeLessThanOrEqual(2);
	});
});

describe('after a rate limit', () => {
	it.each([
		[1_500, 1_500],
		[600, 1_000],
		[0, 1_000],
		[undefined, 1_000],
	])('asked to wait %s ms: pauses for %i ms', async (asked, pause) => {
		const { gate, time } = slowable();
		const start = time.now;
		expect(await gate.pass(limited(1, asked).send, SENDER)).toBe('ok');
		expect(time.now - start).toBe(pause);
	});

	it.each([[undefined], [1_000]])(
		'pauses longer each time that nothing is answered, also where it is asked for %s ms',
		async (asked) => {
			const { gate, time } = slowable();
			const start = time.now;
			const patient = { ...SENDER, maxWaitMs: 3_600_000 };
			expect(await gate.pass(limited(8, asked).send, patient)).toBe('ok');
			const first = asked ?? 1_000;
			expect(time.now - start).toBe(first + 2_000 + 4_000 + 8_000 + 16_000 + 32_000 + 2 * 60_000);
		},
	);

	it('a longer pause that is asked for meanwhile extends the one there is', async () => {
		const { gate, time } = slowable();
		const start = time.now;
		const answers = [1_000, 5_000, 700];
		const send = async () => {
			const asked = answers.shift();
			if (asked !== undefined) throw refusal(asked);
			return time.now - start;
		};
		const all = await Promise.all([1, 2, 3].map(() => gate.pass(send, SENDER)));
		expect(Math.min(...all)).toBe(5_000);
	});

	/** When a form comes, and what happens to its request on the way, in milliseconds. */
	interface Forms {
		count?: number;
		perSecond?: number;
		retryAfterMs?: number;
		comes?(place: number): number;
		/** How long a request is on its way, by its number and the time. */
		leaves?(number: number, ms: number): number;
		/** How long its answer is on its way. */
		answerMs?: number;
		most: { refused: number; ms: number };
	}
	/** As in an n8n that is busy at first: what was sent leaves it together, and not as it was sent. */
	const bunched = (eachMs: number, untilMs: number, lateMs: number): Forms => ({
		leaves: (number, ms) =>
			(ms < untilMs ? eachMs - (ms % eachMs) : 0) +
			Math.ceil(((number * 7 * lateMs) / 100) % Math.max(lateMs, 1)),
		most: { refused: 30, ms: 65_000 },
	});
	it.each<[string, Forms]>([
		['at once', { most: { refused: 60, ms: 45_000 } }],
		['at once, Retry-After 1 s', { retryAfterMs: 1_000, most: { refused: 60, ms: 45_000 } }],
		['at once, Retry-After 0 s', { retryAfterMs: 0, most: { refused: 60, ms: 45_000 } }],
		[
			'at once, where two a second are allowed',
			{ count: 200, perSecond: 2, most: { refused: 25, ms: 250_000 } },
		],
		[
			'at once, where forty a second are allowed',
			{ perSecond: 40, most: { refused: 60, ms: 12_000 } },
		],
		[
			'few and then many',
			{
				comes: (place) => [0, 600, 650, 700, 750, 800][place] ?? 1_050,
				most: { refused: 2, ms: 40_000 },
			},
		],
		[
			// what was refused is seen before what was answered
			'where answers are seen late',
			{
				comes: (place) => (place < 10 ? 500 * place : 5_000 + 10 * place),
				answerMs: 700,
				most: { refused: 60, ms: 50_000 },
			},
		],
		['each second together, for ten', bunched(1_000, 10_000, 300)],
		['each 2.5 seconds together', bunched(2_500, 15_000, 0)],
		['each 2.5 seconds together, a little late', bunched(2_500, 15_000, 300)],
		['each 2.5 seconds together, late', bunched(2_500, 15_000, 1_000)],
	])('300 forms %s, else ten in any second: all get through', async (_, forms) => {
		const { count = 300, perSecond = 10, retryAfterMs, comes, leaves, answerMs, most } = forms;
		const { gate, time } = slowable();
		const wawp = allowing(perSecond, () => time.now, retryAfterMs);
		const start = time.now;
		let number = 0;
		const send = async () => {
			if (leaves) await time.sleep(leaves((number += 1), time.now - start));
			const answer = await wawp.send();
			if (answerMs) await time.sleep(answerMs);
			return answer;
		};
		const patient = { ...SENDER, maxWaitMs: 300_000 };
		const all = Array.from({ length: count }, async (_form, place) => {
			if (comes) await time.sleep(comes(place));
			return await gate.pass(send, patient);
		});
		expect(await Promise.all(all)).toEqual(Array(count).fill('ok'));
		expect(wawp.refused).toBeLessThanOrEqual(most.refused);
		expect(time.now - start).toBeLessThanOrEqual(most.ms);
	});

	it('goes on where time passes while it is looked at', async () => {
		const time = new VirtualTime();
		// a real clock never shows the same time twice
		const now = () => (time.now += 0.3);
		const gate = new RateGate(now, async (ms) => await time.sleep(ms));
		const wawp = allowing(10, () => time.now);
		const start = time.now;
		const all = Array.from({ length: 300 }, () => gate.pass(wawp.send, SENDER));
		expect(await Promise.all(all)).toEqual(Array(300).fill('ok'));
		expect(time.now - start).toBeLessThanOrEqual(45_000);
	});

	it('forgets refusals of long ago', async () => {
		const { gate, time } = slowable();
		await gate.pass(limited(99).send, SENDER).catch(() => {});
		time.now += 24 * 60 * 60_000;
		const start = time.now;
		expect(await gate.pass(limited(1).send, SENDER)).toBe('ok');
		expect(time.now - start).toBe(1_000);
	});

	it('sends one, and for each answer one more at once', async () => {
		const { gate } = slowable();
		const wawp = limited(10, 1_000);
		await Promise.all(Array.from({ length: 40 }, () => gate.pass(wawp.send, SENDER)));
		const after = wawp.peaks.slice(10);
		expect(after[0]).toBe(1);
		for (const [answered, peak] of after.entries()) expect(peak).toBeLessThanOrEqual(answered + 1);
		expect(wawp.sent).toBe(50);
	});

	it('is free again two minutes later', async () => {
		const { gate, time } = slowable();
		await gate.pass(limited(1).send, SENDER);
		time.now += 121_000;
		const before = time.now;
		const wawp = limited(0);
		await Promise.all(Array.from({ length: 10 }, () => gate.pass(wawp.send, SENDER)));
		expect([time.now, wawp.peaks[9]]).toEqual([before, 10]);
	});

	it('what failed for another reason is an answer, too', async () => {
		const { gate, time } = slowable();
		await gate.pass(limited(1).send, SENDER);
		let most = 0;
		let under = 0;
		const failing = async () => {
			most = Math.max(most, (under += 1));
			await time.sleep(1_000);
			under -= 1;
			throw new WawpError('notAdmin', { status: 403 });
		};
		const all = Array.from({ length: 20 }, () => gate.pass(failing, SENDER).catch(() => {}));
		await Promise.all(all);
		expect(most).toBeGreaterThan(2);
	});

	it('answers to what was sent before the refusal do not make it go faster', async () => {
		const { gate } = slowable();
		const wawp = limited(1, 1_000);
		let end = () => {};
		const ended = new Promise<void>((resolve) => (end = resolve));
		const early = Array.from({ length: 9 }, () => gate.pass(() => ended, SENDER));
		const refused = gate.pass(wawp.send, SENDER);
		for (let i = 0; i < 3; i++) await turn();
		end();
		await Promise.all([...early, refused]);
		const later = limited(0);
		await Promise.all(Array.from({ length: 20 }, () => gate.pass(later.send, SENDER)));
		expect(Math.max(...later.peaks.slice(0, 3))).toBeLessThanOrEqual(2);
	});

	it('what was refused comes before those who came later', async () => {
		const { gate } = slowable();
		const order: string[] = [];
		const answers = [refusal()];
		const send = (name: string) => async () => {
			const refused = answers.pop();
			await turn();
			if (refused) throw refused;
			order.push(name);
		};
		const alone = { ...SENDER, atOnce: 1 };
		await Promise.all(['a', 'b', 'c'].map((name) => gate.pass(send(name), alone)));
		expect(order).toEqual(['a', 'b', 'c']);
	});
});

describe('changes', () => {
	it('go one at a time, in the order in which they came, beside any number of reads', async () => {
		const { gate } = slowable();
		const changes = limited(0);
		const order: number[] = [];
		const numbered = (number: number) => async () => {
			order.push(number);
			await changes.send();
		};
		const reads = Array.from({ length: 5 }, () => gate.pass(limited(0).send, SENDER));
		await Promise.all([...reads, ...[1, 2, 3, 4].map((each) => gate.pass(numbered(each), CHANGE))]);
		expect(order).toEqual([1, 2, 3, 4]);
		expect(Math.max(...changes.peaks)).toBe(1);
	});

	it('a failed one, and one that was stopped, let the next one through', async () => {
		const { gate } = slowable();
		const halt = new AbortController();
		const failed = gate.pass(async () => {
			await turn();
			throw new Error('refused');
		}, CHANGE);
		const stopped = gate.pass(limited(0).send, { ...CHANGE, stop: halt.signal });
		const last = gate.pass(async () => 'last', CHANGE);
		halt.abort();
		const outcomes = await Promise.allSettled([failed, stopped, last]);
		expect(outcomes).toMatchObject([
			{ reason: { message: 'refused' } },
			{ reason: { name: 'AbortedError' } },
			{ value: 'last' },
		]);
	});

	it('keep the longer of the pauses that the one before and the next one want', async () => {
		const { gate, time } = slowable();
		const start = time.now;
		const starts: number[] = [];
		const send = async () => void starts.push(time.now - start);
		for (const changePauseMs of [20_000, 0, 0, 5_000]) {
			await gate.pass(send, { ...CHANGE, changePauseMs });
		}
		expect(starts).toEqual([0, 20_000, 20_000, 25_000]);
	});

	it('wait as long as anything gets through, however many there are', async () => {
		const { gate, time } = slowable();
		const wawp = allowing(1, () => time.now);
		const all = Array.from({ length: 300 }, () => gate.pass(wawp.send, CHANGE));
		expect(await Promise.all(all)).toEqual(Array(300).fill('ok'));
	});

	it('where nothing gets through, all give up after their own wait', async () => {
		const { gate, time } = slowable();
		const wawp = limited(999);
		const start = time.now;
		const ends: number[] = [];
		const all = [3_600_000, 10_000, 10_000].map((maxWaitMs) =>
			gate.pass(wawp.send, { ...CHANGE, maxWaitMs }).catch(() => ends.push(time.now - start)),
		);
		await Promise.all(all);
		expect(
			ends
				.sort((one, other) => one - other)
				.slice(0, 2)
				.every((end) => end <= 10_000),
		).toBe(true);
	});
});

describe('who waits', () => {
	it('is told what Wawp said, also where it was not sent itself', async () => {
		const { gate } = slowable();
		const send = async () => {
			const facts = { status: 200, retryAfterMs: 600_000, said: 'Monthly quota exceeded' };
			throw new WawpError('rateLimit', facts);
		};
		const all = Array.from({ length: 20 }, () => gate.pass(send, SENDER).catch((error) => error));
		const errors = await Promise.all(all);
		expect(errors.map(({ facts }) => facts.said)).toEqual(Array(20).fill('Monthly quota exceeded'));
		// and not the status that somebody else got
		expect(errors.slice(10).map(({ facts }) => facts.status)).toEqual(Array(10).fill(undefined));
	});

	it('gives up after the wait, each by its own', async () => {
		const { gate } = slowable();
		const wawp = limited(3, 3_000);
		const short = gate.pass(wawp.send, { ...SENDER, maxWaitMs: 6_000 });
		const long = gate.pass(wawp.send, SENDER);
		await expect(short).rejects.toMatchObject({
			kind: 'rateLimit',
			advice: expect.stringMatching(/ It has waited for \d seconds\./),
		});
		expect(await long).toBe('ok');
	});

	it('gives up although another request hangs', async () => {
		const { gate, time } = slowable();
		await gate.pass(limited(1).send, SENDER);
		const start = time.now;
		for (let i = 0; i < 2; i++) void gate.pass(() => new Promise(() => {}), SENDER);
		const waiting = gate.pass(async () => 'ok', { ...SENDER, maxWaitMs: 10_000 });
		await expect(waiting).rejects.toMatchObject({ kind: 'rateLimit' });
		expect(time.now - start).toBe(10_000);
	});

	it('is not let through when it was stopped before it came', async () => {
		const { gate } = slowable();
		const wawp = limited(0);
		const late = gate.pass(wawp.send, { ...SENDER, stop: AbortSignal.abort() });
		await expect(late).rejects.toMatchObject({ name: 'AbortedError' });
		expect(wawp.sent).toBe(0);
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
	});
});

describe('what Wawp tells that it allows', () => {
	/** A server that refuses what is more in a minute, and tells how much that is. */
	function telling(perMinute: number | undefined, now: () => number) {
		const wawp = allowing(perMinute ?? Infinity, now, undefined, 60_000);
		const asked = jest.fn(async () => {
			await turn();
			return perMinute === undefined ? undefined : { atOnce: 3, perMinute: { group: perMinute } };
		});
		const sender: Sender = { ...SENDER, kind: 'group', askLimits: asked };
		return { wawp, asked, sender };
	}

	it('is kept to, so that nothing is refused: all at once where the last minute was empty', async () => {
		const { gate, time } = slowable();
		const { wawp, asked, sender } = telling(120, () => time.now);
		const start = time.now;
		const ends = await Promise.all(
			Array.from({ length: 300 }, () => gate.pass(wawp.send, sender).then(() => time.now - start)),
		);
		expect(asked).toHaveBeenCalledTimes(1);
		expect([wawp.sent, wawp.refused, Math.max(...wawp.peaks)]).toEqual([300, 0, 3]);
		expect([ends[0], ends[119], ends[120], ends[239], ends[240]]).toEqual([
			0, 0, 61_000, 61_000, 122_000,
		]);
	});

	it('is not asked for a single form, and once in an hour for many', async () => {
		const { gate, time } = slowable();
		const { wawp, asked, sender } = telling(undefined, () => time.now);
		const forms = async (count: number) =>
			await Promise.all(Array.from({ length: count }, () => gate.pass(wawp.send, sender)));
		await forms(1);
		expect(asked).toHaveBeenCalledTimes(0);
		await forms(20);
		await forms(20);
		expect(asked).toHaveBeenCalledTimes(1);
		expect(Math.max(...wawp.peaks)).toBe(10);
		time.now += 62 * 60_000;
		await forms(20);
		expect(asked).toHaveBeenCalledTimes(2);
	});

	it('is asked for anew after a refusal, once its pause is over: also for those who wait', async () => {
		const { gate, time } = slowable();
		const told = [4, 1_000];
		const askLimits = async () => ({ atOnce: 10, perMinute: { group: told.shift() } });
		const sender: Sender = { ...SENDER, kind: 'group', askLimits };
		const wawp = limited(1);
		const start = time.now;
		await Promise.all(Array.from({ length: 20 }, () => gate.pass(wawp.send, sender)));
		expect(told).toEqual([]);
		// no minute is waited for
		expect(time.now - start).toBeLessThan(60_000);
	});

	it('stays as it was where asking fails, and is asked for a minute later', async () => {
		const { gate, time } = slowable();
		const { wawp, asked, sender } = telling(120, () => time.now);
		const forms = async (askLimits: Sender['askLimits']) =>
			await Promise.all(
				Array.from({ length: 5 }, () => gate.pass(wawp.send, { ...sender, askLimits })),
			);
		await forms(sender.askLimits);
		time.now += 62 * 60_000;
		const failing = jest.fn(async () => 'failed' as const);
		await forms(failing);
		await forms(failing);
		expect([failing, asked].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
		expect(Math.max(...wawp.peaks)).toBe(3);
		time.now += 62_000;
		await forms(sender.askLimits);
		expect(asked).toHaveBeenCalledTimes(2);
	});

	it('gives the place of what was refused all the same to its repetition', async () => {
		const { gate, time } = slowable();
		const { sender } = telling(4, () => time.now);
		let sent = 0;
		const send = async () => {
			if ((sent += 1) === 4) throw refusal();
			return 'ok';
		};
		const start = time.now;
		await Promise.all(Array.from({ length: 4 }, () => gate.pass(send, sender)));
		expect(time.now - start).toBe(1_000);
	});

	it('is not used up by those who were stopped before they came', async () => {
		const { gate, time } = slowable();
		const { wawp, sender } = telling(20, () => time.now);
		const start = time.now;
		const forms = async (count: number, stop?: AbortSignal) =>
			await Promise.allSettled(
				Array.from({ length: count }, () => gate.pass(wawp.send, { ...sender, stop })),
			);
		await forms(10);
		await forms(30, AbortSignal.abort());
		await forms(10);
		expect([wawp.sent, time.now]).toEqual([20, start]);
	});

	it('or not, one number is checked a second', async () => {
		const { gate, time } = slowable();
		const start = time.now;
		const starts: number[] = [];
		const check = async () => void starts.push(time.now - start);
		await Promise.all([1, 2, 3].map(() => gate.pass(check, { ...SENDER, kind: 'check' })));
		expect(starts).toEqual([0, 1_100, 2_200]);
	});

	it('holds for its own kind only', async () => {
		const { gate, time } = slowable();
		const { sender } = telling(4, () => time.now);
		const start = time.now;
		for (const kind of ['group', 'message'] as const) {
			await Promise.all(
				Array.from({ length: 4 }, () => gate.pass(async () => 'ok', { ...sender, kind })),
			);
		}
		expect(time.now).toBe(start);
	});
});
