import fc from 'fast-check';
import { InputError } from '../../../wawp/failures/errors';
import { groupPath } from '../../../wawp/contract/endpoint';
import { parseGroupId } from '../../../wawp/ids/groupId';

const ID = '120363012345678901@g.us';

/** The message for a value that is refused. */
function refusal(value: unknown): string {
	try {
		return `accepted as ${parseGroupId(value)}`;
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return `${error.message}. ${error.advice}`;
	}
}

describe('a group ID, as people give it', () => {
	it.each([
		['the full ID', ID, ID],
		['an old ID of phone and time', '491701234567-1500000000@g.us', '491701234567-1500000000@g.us'],
		['without @g.us', '120363012345678901', ID],
		['with spaces around it', `  ${ID}\n`, ID],
		['with marks that nobody sees', `\u200e${ID}\ufeff`, ID],
		['in capitals', '120363012345678901@G.US', ID],
		['an item of this node', { groupId: ID, id: ID, subject: 'Bread' }, ID],
		['an ID of WEBJS', { server: 'g.us', user: '120363012345678901', _serialized: ID }, ID],
		['a group of GOWS', { JID: ID, Name: 'Bread' }, ID],
		[
			'a group of WEBJS since July 2026',
			{ id: { server: 'g.us', user: '120363012345678901' } },
			ID,
		],
		['a group of WEBJS', [{ id: { _serialized: ID }, name: 'Bread' }], ID],
		['as an exact number', 1234567890, '1234567890@g.us'],
	])('takes %s', (_, value, expected) => {
		expect(parseGroupId(value)).toBe(expected);
	});

	it.each([
		['an empty text', '', '"Group" is empty'],
		['only spaces', '  \t', '"Group" is empty'],
		['nothing', undefined, '"Group" is empty'],
		['null', null, '"Group" is empty'],
		['the text undefined', 'undefined', '"Group" is empty'],
		['a number beyond 2^53', 120363012345678901, 'lost digits'],
		['a number written with an exponent', '1.20363E+17', 'lost digits'],
		['a person', '491701234567@c.us', "is a person's number, not a group"],
		['a raw person', '491701234567@s.whatsapp.net', "is a person's number, not a group"],
		['a privacy ID', '12345678901234@lid', "is a person's ID, not a group"],
		['a channel', '120363012345678901@newsletter', 'is a channel, not a group'],
		['what every object has', '__proto__', 'is not a group ID'],
		['a link', 'https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv', 'holds a link'],
		['a link without https', 'chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv', 'holds a link'],
		['a way out of the path', '../session/info', 'is not a group ID'],
		['two IDs', `${ID},${ID}`, 'is not a group ID'],
		['an object without an ID', { name: ID }, 'is not a text'],
		['a list of two', [ID, `1${ID}`], 'holds 2 groups'],
		['a yes', true, 'is not a group ID'],
		['a fraction', 1.5, 'lost digits'],
	])('refuses %s', (_, value, expected) => {
		expect(refusal(value)).toContain(expected);
	});

	it('says what to do about a number: make the column text', () => {
		expect(refusal(120363012345678901)).toContain('Make the column or field text');
	});

	it('gives an ID or an InputError for anything at all, and no path that leaves the group', () => {
		fc.assert(
			fc.property(fc.oneof(fc.anything(), fc.string(), idLike()), (value) => {
				const answer = refusal(value);
				if (!answer.startsWith('accepted as ')) return;
				const path = groupPath(answer.slice('accepted as '.length), 'invite-code');
				expect(path).toMatch(/^\/v2\/groups\/\d{5,25}(-\d{5,15})?%40g\.us\/invite-code$/);
			}),
			{ numRuns: 2000 },
		);
	});

	it('keeps every digit of an ID it accepts', () => {
		const digits = fc.stringMatching(/^[0-9]{5,25}$/);
		fc.assert(
			fc.property(digits, (id) => {
				expect(parseGroupId(` ${id} `)).toBe(`${id}@g.us`);
			}),
		);
	});
});

function idLike() {
	const parts = fc.constantFrom(
		'1203630123',
		'-',
		'@g.us',
		'@',
		'/',
		'..',
		'%2f',
		'?',
		'#',
		' ',
		'e+17',
		'\u200b',
	);
	return fc.array(parts, { maxLength: 6 }).map((list) => list.join(''));
}
