import fc from 'fast-check';
import { WawpError } from '../../wawp/failures/errors';
import { findInviteCode, isInviteCode } from '../../wawp/ids/inviteCode';
import { inviteCodeIn, readInvite } from '../../wawp/shapes/invite';

const CODE = 'AbCdEfGhIjKlMnOpQrStUv';
const code = fc.stringMatching(/^[A-Za-z0-9]{22}$/);

describe('what counts as an invite code', () => {
	it.each([CODE, 'ABC123XYZ', '1234567890abcdefGHIJKL'])('takes %s', (text) => {
		expect(isInviteCode(text)).toBe(true);
	});

	it.each([
		'',
		'undefined',
		'null',
		'[object Object]',
		'unauthorized',
		'not-authorized',
		'invalid_session',
		'Internal Server Error',
		'403',
		'AbC1',
		`${CODE} `,
		`${CODE}/..`,
		'A1'.repeat(30),
	])('refuses "%s"', (text) => {
		expect(isInviteCode(text)).toBe(false);
	});
});

describe('an invite, as people paste it', () => {
	it.each([
		CODE,
		` ${CODE}\n`,
		`https://chat.whatsapp.com/${CODE}`,
		`http://chat.whatsapp.com/${CODE}`,
		`chat.whatsapp.com/${CODE}`,
		`https://chat.whatsapp.com/invite/${CODE}`,
		`https://chat.whatsapp.com/${CODE}?mode=gi_t`,
		`https://chat.whatsapp.com/${CODE}/`,
		`https://chat.whatsapp.com/${CODE}#top`,
		`https://CHAT.WhatsApp.com/${CODE}`,
		`whatsapp://chat?code=${CODE}`,
		`whatsapp://chat/?code=${CODE}`,
		`https://web.whatsapp.com/accept?code=${CODE}`,
		`https://chat.whatsapp.com/${CODE}?code=ZZZZZZZZZZZZZZZZZZZZZZ`,
	])('reads %s', (text) => {
		expect(findInviteCode(text)).toBe(CODE);
	});

	it.each(['https://chat.whatsapp.com/', 'https://example.com/', 'hello', '<html></html>'])(
		'finds none in %s',
		(text) => {
			expect(findInviteCode(text)).toBeUndefined();
		},
	);

	it('reads its own links, whatever the code', () => {
		fc.assert(
			fc.property(code, (text) => {
				expect(findInviteCode(readInvite({ code: text }).link)).toBe(text);
			}),
		);
	});
});

describe('reading an answer', () => {
	it.each([
		[{ code: CODE }],
		[{ inviteCode: CODE }],
		[{ invite_code: CODE }],
		[{ link: `https://chat.whatsapp.com/${CODE}` }],
		[{ inviteUrl: `https://chat.whatsapp.com/${CODE}` }],
		[{ code: null, link: `https://chat.whatsapp.com/${CODE}` }],
		[CODE],
		[`https://chat.whatsapp.com/${CODE}`],
	])('takes %j', (body) => {
		expect(inviteCodeIn(body)).toBe(CODE);
	});

	it('gives a link of the right form, or a WawpError, for anything at all', () => {
		const bodies = fc.oneof(
			fc.anything(),
			fc.record({ code: fc.anything(), link: fc.anything() }),
			fc.string(),
			code,
		);
		fc.assert(
			fc.property(bodies, (body) => {
				try {
					const invite = readInvite(body);
					expect(invite.link).toMatch(/^https:\/\/chat\.whatsapp\.com\/[A-Za-z0-9]{8,40}$/);
					expect(invite.link.endsWith(`/${invite.code}`)).toBe(true);
				} catch (error) {
					expect(error).toBeInstanceOf(WawpError);
				}
			}),
			{ numRuns: 2000 },
		);
	});
});
