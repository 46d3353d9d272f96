import { masker } from '../../../lib/mask';

const mask = masker(['Ab3/dE5+fG7=hJ9kL', 'pass-1']);

it.each([
	['as it is', { message: 'Bad: Ab3/dE5+fG7=hJ9kL!' }, { message: 'Bad: ***!' }],
	['percent-encoded', ['x=Ab3%2FdE5%2bfG7%3DhJ9kL&y'], ['x=***&y']],
	['in a key, at any depth', { a: [{ 'Ab3/dE5+fG7=hJ9kL': null }] }, { a: [{ '***': null }] }],
	['a short one, by itself', 'token%3Dpass-1, "pass-1"', 'token%3D***, "***"'],
	['a short one, not within a word', 'bypass-15', 'bypass-15'],
	[
		'what lets somebody in, in any URL',
		'https://n8n.example/webhook?token=other&x=1 and /v2?access_token=another#top',
		'https://n8n.example/webhook?token=***&x=1 and /v2?access_token=***',
	],
])('%s', (_, value, expected) => {
	expect(mask(value)).toEqual(expected);
});

it('leaves the rest as it is', () => {
	const value = { id: '120363012345678901@g.us', size: 3, isOpen: true, none: null };
	expect(mask(value)).toEqual(value);
	expect(masker(['', '12345'])({ id: '120363012345678901@g.us', n: 12345 })).toEqual({
		id: '120363012345678901@g.us',
		n: '***',
	});
});
