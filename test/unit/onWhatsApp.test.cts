import { Account } from '../../wawp/account';
import { WawpClient } from '../../wawp/client';
import { isOnWhatsApp } from '../../wawp/onWhatsApp';
import { RateGate } from '../../wawp/rateGate';
import { VirtualTime } from '../support/virtualTime.cts';

/** Executions of one account, and when its requests were sent, in milliseconds of the test's clock. */
function executions() {
	const time = new VirtualTime();
	const gate = new RateGate(
		() => time.now,
		(ms) => time.sleep(ms),
	);
	const account = new Account(gate);
	const sent: Array<{ path: string; at: number }> = [];
	const client = () =>
		new WawpClient({
			account,
			secrets: [],
			pause: async () => {},
			send: async ({ path }) => {
				sent.push({ path, at: time.now });
				return { status: 200, headers: {}, body: { numberExists: true } };
			},
		});
	return { client, sent, start: time.now };
}

it('numbers are looked up one a second, whichever execution asks; nothing else waits for that', async () => {
	const { client, sent, start } = executions();
	const phones = ['491700000011', '491700000012', '491700000013'];
	const looking = phones.map(async (phone) => await isOnWhatsApp(client(), phone));
	await client().get('/v2/groups/count');
	expect(sent.map(({ path }) => path)).toContain('/v2/groups/count');
	expect(await Promise.all(looking)).toEqual([true, true, true]);
	const times = sent.filter(({ path }) => path.includes('check-exists')).map(({ at }) => at);
	expect(times.map((at) => at - start)).toEqual([0, 1100, 2200]);
	expect(sent.find(({ path }) => path === '/v2/groups/count')?.at).toBe(start);
});

it('a number that was looked up is known for a minute', async () => {
	const { client, sent } = executions();
	await isOnWhatsApp(client(), '491700000011');
	await isOnWhatsApp(client(), '491700000011');
	expect(sent).toHaveLength(1);
});
