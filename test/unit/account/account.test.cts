import { accountOf } from '../../../wawp/account/account';
import { readCredential } from '../../../wawp/account/credential';

const TOKEN = 'emulator_8fQ2xLw7RtVb3';

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

	it('is kept for 100 accounts', () => {
		const old = account('OLD', TOKEN);
		const kept = account('KEPT', TOKEN);
		for (let i = 0; i < 99; i++) account(`OTHER${i}`, TOKEN);
		expect(account('KEPT', TOKEN)).toBe(kept);
		expect(account('OLD', TOKEN)).not.toBe(old);
	});
});
