import { parseBaseUrl } from '../../../wawp/account/baseUrl';
import { groupPath } from '../../../wawp/contract/endpoint';
import { retryAfterMs } from '../../../wawp/failures/readFailure';
import { readPacing } from '../../../nodes/WawpGroups/operations/fields/options';

describe('the Base URL of a credential', () => {
	it.each([
		[undefined, 'https://api.wawp.net'],
		['', 'https://api.wawp.net'],
		['https://api.wawp.net/', 'https://api.wawp.net'],
		[' https://wawp.example//proxy// ', 'https://wawp.example//proxy'],
		['http://localhost:3009', 'http://localhost:3009'],
		['http://127.0.0.1:3009/', 'http://127.0.0.1:3009'],
		['http://[::1]:3009', 'http://[::1]:3009'],
	])('takes %j', (text, expected) => {
		expect(parseBaseUrl(text)).toBe(expected);
	});

	it.each([
		'http://api.wawp.net',
		'http://127.0.0.1.example.com',
		'http://localhost.example.com',
		'ftp://api.wawp.net',
		'api.wawp.net',
		'https://user:secret@api.wawp.net',
		'https://api.wawp.net/?x=1',
	])('refuses %s', (text) => {
		expect(() => parseBaseUrl(text)).toThrow('Base URL in the Wawp credential');
	});
});

describe('the path of a group', () => {
	it('encodes every part, so that none leaves the group', () => {
		expect(groupPath('../x?y', 'a/b')).toBe('/v2/groups/..%2Fx%3Fy/a%2Fb');
	});
});

describe('how long Wawp asks to wait', () => {
	const now = Date.parse('2026-11-23T00:00:00Z');
	it.each([
		['5', 5000],
		['0.5', 500],
		[7, 7000],
		['0', 0],
		['Mon, 23 Nov 2026 00:00:10 GMT', 10_000],
		['Mon, 23 Nov 2020 00:00:10 GMT', 0],
		['soon', undefined],
		[undefined, undefined],
	])('%j', (header, expected) => {
		expect(retryAfterMs(header, now)).toBe(expected);
	});
});

describe('options out of range', () => {
	const standard = {
		timeoutMs: 30_000,
		atOnce: 10,
		maxWaitMs: 120_000,
		changePauseMs: 0,
	};
	const given = (timeout: unknown, most: unknown, maxWait: unknown, pause: unknown) => ({
		timeout,
		maxConcurrency: most,
		maxWait,
		pauseBetweenChanges: pause,
	});
	it.each([
		[{}, standard],
		[null, standard],
		[given('x', undefined, null, '?'), standard],
		[
			given(5, 3, 600, 20),
			{ ...standard, timeoutMs: 5000, atOnce: 3, maxWaitMs: 600_000, changePauseMs: 20_000 },
		],
		[given(0, 0, -1, -1), { ...standard, timeoutMs: 1000, atOnce: 1, maxWaitMs: 0 }],
		[
			given(9999, 9999, 9999, 9999),
			{
				timeoutMs: 300_000,
				atOnce: 50,
				maxWaitMs: 3_600_000,
				changePauseMs: 300_000,
			},
		],
	])('%j', (options, expected) => {
		expect(readPacing(options)).toEqual(expected);
	});
});
