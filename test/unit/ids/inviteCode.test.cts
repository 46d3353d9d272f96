import { InputError } from '../../../wawp/failures/errors';
import { inviteCodeOfLink, inviteOf, parseInviteCode } from '../../../wawp/ids/inviteCode';

const CODE = 'AbCdEfGhIjKlMnOpQrStUv';

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
		`<https://chat.whatsapp.com/${CODE}>`,
		`"https://chat.whatsapp.com/${CODE}"`,
		`https://chat.whatsapp.com/${CODE}.`,
		`Join us: https://chat.whatsapp.com/${CODE}`,
		`'${CODE}'`,
		`„${CODE}“`,
		`«${CODE}»`,
		`[${CODE}]`,
		`\`${CODE}\``,
		`${CODE}!`,
		`${CODE}。`,
		`/${CODE}`,
		`${CODE}?mode=gi_t`,
		`https%3A%2F%2Fchat.whatsapp.com%2F${CODE}`,
		`whatsapp://chat?a=1&amp;code=${CODE}`,
		`https://chat.whatsapp.com/AbCdEfGhIj\u00adKlMnOpQrStUv`,
		`\u061c${CODE}`,
		JSON.stringify([`https://chat.whatsapp.com/${CODE}`]),
	])('reads %s', (text) => {
		expect(parseInviteCode(text)).toBe(CODE);
	});

	it('reads the item of Get Invite Code', () => {
		expect(parseInviteCode(inviteOf(CODE))).toBe(CODE);
	});

	it.each(['aznfWxsebPkgxkGnaoaSbx', 'ABC123XYZ', '1234567890123456789012'])(
		'takes a code for a code, whatever it looks like: %s',
		(code) => {
			expect(parseInviteCode(code)).toBe(code);
			expect(parseInviteCode(inviteOf(code).link)).toBe(code);
		},
	);

	it.each([
		['', 'is empty'],
		['undefined', 'is empty'],
		[null, 'is empty'],
		['https://chat.whatsapp.com/', 'is not an invite link or code'],
		['https://example.com/', 'is not an invite link or code'],
		['unauthorized', 'is not an invite link or code'],
		['not-authorized', 'is not an invite link or code'],
		['Aa1'.repeat(20), 'is not an invite link or code'],
		['https://chat.whatsapp.com/AbCdEfGhIj123456', 'is a personal invite'],
		[
			`https://chat.whatsapp.com/${CODE}\nhttps://chat.whatsapp.com/B${CODE.slice(1)}`,
			'holds 2 links',
		],
	])('refuses %j', (value, expected) => {
		expect(() => parseInviteCode(value)).toThrow(InputError);
		expect(() => parseInviteCode(value)).toThrow(expected);
	});
});

it.each([
	[`https://chat.whatsapp.com/${CODE}`, CODE],
	[`https://chat.whatsapp.com/${CODE}x`, undefined],
	[`https://chat.whatsapp.com/undefined`, undefined],
	[`https://evil.example/${CODE}`, undefined],
])('the code of the link of an engine: %s', (link, code) => {
	expect(inviteCodeOfLink(link)).toBe(code);
});
