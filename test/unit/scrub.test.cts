import fc from 'fast-check';
import { masker } from '../../lib/mask';

describe('masker', () => {
	it('masks a secret at any depth, in keys, and as it stands in an address', () => {
		const mask = masker(['to+ken/of=more than 16']);
		const echo = `?access_token=${encodeURIComponent('to+ken/of=more than 16')}&x`;
		expect(mask({ 'to+ken/of=more than 16': [{ echo }] })).toEqual({
			'***': [{ echo: '?access_token=***&x' }],
		});
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
});
