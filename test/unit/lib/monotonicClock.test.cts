import { monotonicClock } from '../../../lib/monotonicClock';

it('is not set back with the computer’s clock, and goes on from where it was', () => {
	let time = 1_000;
	const now = monotonicClock(() => time);
	expect(now()).toBe(1_000);
	time = 500;
	expect(now()).toBe(1_000);
	time = 700;
	expect(now()).toBe(1_200);
});
