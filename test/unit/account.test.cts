import { accountOf } from '../../wawp/account';
import { WawpError } from '../../wawp/failures/errors';
import { readCredential } from '../../wawp/credential';

const TOKEN = 'emulator_8fQ2xLw7RtVb3';

let count = 0;

/** The account of a credential as it is typed in. */
function account(instanceId: string, accessToken: string, baseUrl?: string) {
	return accountOf(readCredential({ instanceId, accessToken, baseUrl }));
}

describe('what executions share', () => {
	it('is the same for the same credential, however it was pasted', () => {
		const one = account('A', TOKEN, 'https://api.wawp.net');
		expect(account(' A ', `${TOKEN}\n`, undefined)).toBe(one);
		expect(account('A', TOKEN, '')).toBe(one);
		expect(account('A', TOKEN, 'https://api.wawp.net/v2/')).toBe(one);
	});

	it('is another for another token, instance or address', () => {
		const all = [
			account('A', TOKEN),
			account('A', `${TOKEN}4`),
			account('B', TOKEN),
			account('A', TOKEN, 'https://eu.wawp.net'),
			account(`A,${TOKEN}`, ''),
			account(`A${TOKEN}`, ''),
		];
		expect(new Set(all).size).toBe(all.length);
	});

	it('is kept for 100 accounts, and longer for those that are in use', async () => {
		const idle = account('IDLE', TOKEN);
		const busy = account('BUSY', TOKEN);
		let end = () => {};
		const send = () => new Promise<void>((resolve) => (end = resolve));
		const work = busy.gate.pass(send, { maxWaitMs: 0, changePauseMs: 0 });
		await new Promise((resolve) => setImmediate(resolve));
		for (let i = 0; i < 100; i++) account(`OTHER${++count}`, TOKEN);
		expect(account('BUSY', TOKEN)).toBe(busy);
		expect(account('IDLE', TOKEN)).not.toBe(idle);
		end();
		await work;
		expect(busy.gate.isBusy).toBe(false);
	});

	it('is kept while it has to wait, also when nobody is left who waits', async () => {
		const slowed = account('SLOWED', TOKEN);
		const refused = slowed.gate.pass(
			async () => await Promise.reject(new WawpError('rateLimit', { retryAfterMs: 60_000 })),
			{ maxWaitMs: 0, changePauseMs: 0 },
		);
		await expect(refused).rejects.toMatchObject({ kind: 'rateLimit' });
		for (let i = 0; i < 100; i++) account(`OTHER${++count}`, TOKEN);
		expect(account('SLOWED', TOKEN)).toBe(slowed);
	});

	it('is the same for two, where a hundred others are in use', async () => {
		const ends: Array<() => void> = [];
		const send = () => new Promise<void>((resolve) => ends.push(resolve));
		const work = Array.from({ length: 100 }, (_, i) =>
			account(`USED${i}`, TOKEN).gate.pass(send, { maxWaitMs: 0, changePauseMs: 0 }),
		);
		expect(account('NEW', TOKEN)).toBe(account('NEW', TOKEN));
		await new Promise((resolve) => setImmediate(resolve));
		for (const end of ends) end();
		await Promise.all(work);
	});

	it('is dropped when nobody has used it for more than a day', () => {
		const old = account('OLD', TOKEN);
		const realNow = Date.now;
		Date.now = () => realNow() + 26 * 60 * 60 * 1000;
		account(`OTHER${++count}`, TOKEN);
		Date.now = realNow;
		expect(account('OLD', TOKEN)).not.toBe(old);
	});
});
