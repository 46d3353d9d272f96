import { WawpClient } from '../../wawp/client';

const TOKEN = 'emulator_8fQ2xLw7RtVb3';

function nameOf(...account: string[]): string {
	const send = async () => ({ status: 200, headers: {}, body: {} });
	return new WawpClient({ send, pause: async () => {}, secrets: [TOKEN], account }).account;
}

describe('the name of an account, under which codes are kept', () => {
	it('gives nothing of it away', () => {
		expect(nameOf('https://api.wawp.net', 'A7K2M9Q4X1ZB', TOKEN)).toMatch(/^[0-9a-f]{64}$/);
	});

	it('is the same for the same account, and another one for any other', () => {
		const one = nameOf('https://api.wawp.net', 'A', TOKEN);
		expect(nameOf('https://api.wawp.net', 'A', TOKEN)).toBe(one);
		const others = [
			nameOf('https://eu.wawp.net', 'A', TOKEN),
			nameOf('https://api.wawp.net', 'B', TOKEN),
			nameOf('https://api.wawp.net', 'A', `${TOKEN}4`),
			nameOf('https://api.wawp.net', `A,${TOKEN}`),
			nameOf('https://api.wawp.net', `A${TOKEN}`, ''),
		];
		expect(new Set([one, ...others]).size).toBe(6);
	});
});
