import fc from 'fast-check';
import { masker, secretFinder } from '../../lib/mask';

describe('the access token in an answer', () => {
	it('masks a secret at any depth, in keys, and as it stands in an address', () => {
		const mask = masker(['to+ken/of=more than 16']);
		const echo = `?access_token=${encodeURIComponent('to+ken/of=more than 16')}&x`;
		expect(mask({ 'to+ken/of=more than 16': [{ echo }] })).toEqual({
			'***': [{ echo: '?access_token=***&x' }],
		});
	});

	it.each([
		['as it is', 'Ab3/dE5+fG7=hJ9kL'],
		['percent-encoded', 'Ab3%2FdE5%2BfG7%3DhJ9kL'],
		['in lower-case escapes', 'Ab3%2fdE5%2bfG7%3dhJ9kL'],
		['percent-encoded twice', 'Ab3%252FdE5%252BfG7%253DhJ9kL'],
		['as PHP writes a slash', 'Ab3\\/dE5+fG7=hJ9kL'],
		['with JSON escapes', 'Ab3\\u002fdE5+fG7\\u003dhJ9kL'],
		['in capitals', 'AB3/DE5+FG7=HJ9KL'],
		['broken over two lines', 'Ab3/dE5+f\nG7=hJ9kL'],
		['cut off at its end', 'Ab3/dE5+fG7='],
		['cut off at its beginning', '5+fG7=hJ9kL'],
		['cut off at both ends', '3/dE5+fG7=hJ9'],
		['in hexadecimal', '4162332f6445352b6647373d684a396b4c'],
	])('masks a secret that is echoed %s', (_, echo) => {
		const mask = masker(['Ab3/dE5+fG7=hJ9kL']);
		expect(mask({ message: `Bad: ${echo}&x` })).toEqual({ message: 'Bad: ***&x' });
	});

	it.each([
		['in base64', Buffer.from('{"t":"Kx7-q2Wz9/aB"}').toString('base64')],
		['in hexadecimal', Buffer.from('Kx7-q2Wz9/aB').toString('hex')],
		['in capitals', 'KX7-Q2WZ9/AB'],
		['percent-encoded', 'Kx7-q2Wz9%2FaB'],
		['after an escape', 'access_token%3DKx7-q2Wz9/aB'],
		['after an escape that is escaped', 'access_token%253DKx7-q2Wz9/aB'],
		['after an escape of JSON', 'access_token\\u003dKx7-q2Wz9/aB'],
		['after a line end of JSON', '\\nKx7-q2Wz9/aB'],
		['cut off at its end', 'Kx7-q2Wz9/a'],
		['in the middle of a word', 'xxKx7-q2Wz9/aBxx'],
	])('masks a secret of 12 characters %s', (_, echo) => {
		expect(masker(['Kx7-q2Wz9/aB'])(`Bad: ${echo}`)).toMatch(/^Bad: \S*\*\*\*\S*$/);
	});

	it('leaves no secret to be read out of base64, whatever stands around it', () => {
		const secret = fc.stringMatching(/^[!-~]{8,40}$/);
		const form = fc.constantFrom('base64', 'base64url');
		const around = fc.string({ unit: 'grapheme-ascii' });
		fc.assert(
			fc.property(secret, around, around, form, (token, before, after, encoding) => {
				const encoded = Buffer.from(`${before}${token}${after}`).toString(encoding);
				const masked = String(masker([token])(encoded));
				const left = masked.split('***').map((part) => Buffer.from(part, encoding).toString());
				expect(left.filter((part) => part.includes(token))).toEqual([]);
				expect(masked).toContain('***');
			}),
		);
	});

	it('masks a short secret as a whole word only, and never in a key or a link', () => {
		const mask = masker(['group']);
		const body = { group: 'a group, groups', link: 'https://example.com/group' };
		expect(mask(body)).toEqual({ group: 'a ***, groups', link: 'https://example.com/group' });
	});

	it('masks a number that is the secret', () => {
		expect(masker(['123456789'])({ access_token: 123456789, size: 5 })).toEqual({
			access_token: '***',
			size: 5,
		});
	});

	it('leaves group IDs that merely begin with a short secret', () => {
		const mask = masker(['123456789']);
		expect(mask('1234567890@g.us')).toBe('1234567890@g.us');
		expect(mask('access_token=123456789&')).toBe('access_token=***&');
	});

	it('leaves no long secret in anything', () => {
		const secret = fc.stringMatching(/^[!-~]{16,40}$/);
		fc.assert(
			fc.property(secret, fc.string(), fc.string(), (token, before, after) => {
				const scrubbed = masker([token])([{ [token]: `${before}${token}${after}` }]);
				expect(JSON.stringify(scrubbed).split(JSON.stringify(token).slice(1, -1))).toHaveLength(1);
			}),
		);
	});

	it('is found in the text of an answer wherever something would be masked in it', () => {
		const secret = fc.constantFrom('Ab3/dE5+fG7=hJ9kL', 'Kx7-q2Wz9/aB', '83475623', 'tok en"\\1');
		const form = fc.constantFrom<(token: string) => string>(
			(token) => token,
			(token) => encodeURIComponent(token),
			(token) => JSON.stringify(token).slice(1, -1),
			(token) => Buffer.from(token).toString('base64'),
			(token) => token.slice(0, 11),
			(token) => token.split('').join('\n'),
		);
		const writing = fc.constantFrom<(text: string) => string>(
			(text) => text,
			(text) => text.replaceAll('/', '\\/'),
			(text) =>
				text.replace(/(?<!\\)[a-z](?=[^"]*")/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
			(text) => JSON.stringify(text),
		);
		const around = fc.constantFrom('', ' ', 'x', '=', '%3D', '\n', 'é"');
		let masked = 0;
		fc.assert(
			fc.property(secret, form, writing, around, around, (token, echo, write, before, after) => {
				const value = { message: [`${before}${echo(token)}${after}`] };
				const text = write(JSON.stringify(value));
				const isMasked = JSON.stringify(masker([token])(value)) !== JSON.stringify(value);
				if (!isMasked) return;
				masked += 1;
				expect(secretFinder([token])(text)).toBe(true);
			}),
			{ numRuns: 1000 },
		);
		expect(masked).toBeGreaterThan(100);
	});

	it('is not found in a text without it', () => {
		const find = secretFinder(['Ab3/dE5+fG7=hJ9kL']);
		expect(find('{"subject":"Caf\\u00e9 \\/ Bar","code":"FrK9xQ0aB7cDeWvZ3tYu1M"}')).toBe(false);
		expect(find()).toBe(true);
	});
});
