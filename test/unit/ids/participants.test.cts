import { loadNumberingPlan, parseParticipants } from '../../../wawp/ids/participantId';

beforeAll(loadNumberingPlan);

const ANNA = '491709876543@c.us';
const BEN = '491705550000@c.us';

describe('people, as they are handed over', () => {
	it.each<[string, unknown]>([
		['a list', ['+49 170 9876543', '+49 170 5550000']],
		['a list in a list', [['+49 170 9876543'], '+49 170 5550000']],
		['the JSON text of a list', '["491709876543","491705550000"]'],
		['the JSON text of numbers', '[491709876543, 491705550000]'],
		['the JSON text of objects', '[{"phone":"+491709876543"},{"id":"491705550000@c.us"}]'],
		['objects with a number', [{ phone: '', number: '+491709876543' }, { number: 491705550000 }]],
		[
			'rows of a table, with IDs of their own',
			[
				{ id: 1, phone: ANNA },
				{ id: 2, phone: BEN },
			],
		],
		['commas', '+49 170 9876543, +49 170 5550000'],
		['commas between digits only', '491709876543,491705550000'],
		['Arabic commas', '+49 170 9876543\u060c +49 170 5550000'],
		['full-width commas', '+49 170 9876543\uff0c+49 170 5550000'],
		['ideographic commas', '+49 170 9876543\u3001+49 170 5550000'],
		['semicolons', '+49 170 9876543; +49 170 5550000'],
		['Arabic semicolons', '+49 170 9876543\u061b +49 170 5550000'],
		['full-width semicolons', '+49 170 9876543\uff1b+49 170 5550000'],
		['line breaks', '+49 170 9876543\r\n+49 170 5550000\n'],
		['tabs', '+49 170 9876543\t+49 170 5550000'],
		['bars, as between columns', '+49 170 9876543 | +49 170 5550000'],
		['line separators of spreadsheets', '+49 170 9876543\u2028+49 170 5550000'],
		['Ethiopic commas', '+49 170 9876543\u1363 +49 170 5550000'],
		['full-width digits', '＋４９ １７０ ９８７６５４３，+49 170 5550000'],
		['the body of a request', { participants: [{ id: ANNA }, { id: BEN }] }],
		[
			'members that are not simplified',
			[
				{ id: { server: 'c.us', user: '491709876543', _serialized: ANNA } },
				{ JID: '1@lid', PhoneNumber: '491705550000@s.whatsapp.net' },
			],
		],
		[
			'members of WEBJS since July 2026, not simplified',
			[ANNA, BEN].map((id) => ({ id: { user: id.split('@')[0], server: 'c.us' }, isAdmin: false })),
		],
		['non-breaking spaces', '+49\u00a0170\u00a09876543,\u00a0+49\u00a0170\u202f5550000'],
		['marks of direction', '\u202a+49 170 9876543\u202c, \u200e+49 170 5550000'],
		['Arabic digits', '+٤٩ ١٧٠ ٩٨٧٦٥٤٣, +٤٩ ١٧٠ ٥٥٥٠٠٠٠'],
		['Persian digits', '+۴۹ ۱۷۰ ۹۸۷۶۵۴۳, +۴۹ ۱۷۰ ۵۵۵۰۰۰۰'],
		['00 and no plus', '0049 170 9876543, 49 (0)170 5550000'],
		['dashes, dots, links', 'tel:+49-170-9876543, +49.170.555.0000'],
		['IDs of WhatsApp', '491709876543@s.whatsapp.net, 491705550000:12@s.whatsapp.net'],
		['IDs with a plus (WAHA #266)', '+491709876543@c.us, +491705550000@c.us'],
		['several numbers of one contact (Google)', '+49 170 9876543 ::: +49 170 5550000'],
		[
			'IDs of WEBJS that are not simplified',
			[ANNA, { server: 'c.us', user: '491705550000', _serialized: BEN }],
		],
		[
			'rows of a table with a column of that name',
			[
				{ phone: ANNA, server: 'eu-1' },
				{ id: BEN, server: 'eu-2' },
			],
		],
		['the same twice', [ANNA, '+49 170 9876543', BEN]],
	])('%s', (_, value) => {
		expect(parseParticipants(value)).toEqual([ANNA, BEN]);
	});
});

it.each([
	['a number among other things', { id: '33612345678', properties: { phone: '+491709876543' } }],
	['a number under another name', { id: 33612345678, Phone: '+491709876543' }],
])('the ID of a row is nobody’s number: %s', (_, row) => {
	expect(() => parseParticipants(row)).toThrow('"Participants" holds');
});

it('a row without a number is told, and none is left out of several', () => {
	expect(() => parseParticipants([ANNA, { id: '33612345678', phone: '' }])).toThrow('holds');
	expect(parseParticipants({ id: '33612345678' })).toEqual(['33612345678@c.us']);
});

it.each([
	['Brazil, with the ninth digit', '+55 11 98765-4321', '5511987654321@c.us'],
	['Brazil, without it', '+55 11 8765-4321', '551187654321@c.us'],
	['Argentina', '+54 9 11 2345-6789', '5491123456789@c.us'],
	['Mexico, as WhatsApp has it', '+52 1 55 1234 5678', '5215512345678@c.us'],
	['Mexico, as people write it', '+52 55 1234 5678', '525512345678@c.us'],
	['Ivory Coast, in ten digits', '+225 05 45 12 34 56', '2250545123456@c.us'],
	['Ivory Coast, as WhatsApp has kept it', '225 45123456', '22545123456@c.us'],
	['an ID that no numbering plan has', '612345678@c.us', '612345678@c.us'],
	['a hidden ID', '100000000000009@lid', '100000000000009@lid'],
])('WhatsApp’s own forms stay right: %s', (_, text, id) => {
	expect(parseParticipants(text)).toEqual([id]);
});

it.each([
	['both forms of MTN in Ivory Coast', '2250545123456, 22545123456', ['2250545123456@c.us']],
	['both of Orange', '2250747123456, 22547123456', ['2250747123456@c.us']],
	['both of Moov', '22501234567, 2250101234567', ['22501234567@c.us']],
	// libphonenumber #1086: landlines have no ninth digit
	[
		'a Brazilian landline and a mobile phone',
		'5511933334444, 551133334444',
		['5511933334444@c.us', '551133334444@c.us'],
	],
	// libphonenumber #1909: the second digit of the old number tells the prefix of its operator
	[
		'of two operators of Ivory Coast',
		'2250745123456, 22545123456',
		['2250745123456@c.us', '22545123456@c.us'],
	],
])('each person once: %s', (_, text, ids) => {
	expect(parseParticipants(text)).toEqual(ids);
});

describe('a number that cannot exist is refused', () => {
	it.each(['90 12 34 56', '61 2345678', '2345678', '+974 055 123 456'])('%s', (text) => {
		expect(() => parseParticipants(text)).toThrow(
			expect.objectContaining({
				message: `"Participants" holds "${text}", which is no phone number that exists`,
				advice: expect.stringContaining('The country code may be missing'),
			}),
		);
	});

	it.each<[unknown, RegExp]>([
		['0803 123 4567', /has no country code/],
		['4.91E+11', /has turned into a number/],
		[4.917098765431e20, /has turned into a number/],
		['491709876543.0', /has turned into a number/],
		['4,91E+11', /has turned into a number/],
		['491709876543,0', /has turned into a number/],
		['Anna', /is not a phone number/],
		['120363012345678901@g.us', /is not a person/],
		['status@broadcast', /is not a person/],
		['120363111111111111@newsletter', /is not a person/],
		[{ name: 'Anna' }, /holds .*Anna.*, which is not a phone number/],
		['', /is empty/],
		['[]', /is empty/],
	])('%j', (value, text) => {
		expect(() => parseParticipants(value)).toThrow(text);
	});
});

describe('with a country of local numbers', () => {
	it.each([
		['NG', '0803 123 4567', '2348031234567@c.us'],
		['ng', '8031234567', '2348031234567@c.us'],
		['NG', '2348031234567', '2348031234567@c.us'],
		['NG', '+49 170 9876543', ANNA],
		['DE', '0170 9876543', ANNA],
		['DE', '491709876543', ANNA],
		['DE', '41791234567', '41791234567@c.us'],
		['ID', '62811234567', '62811234567@c.us'],
		['ID', '0811234567', '62811234567@c.us'],
		['BR', '55991234567', '5555991234567@c.us'],
		['GB', '07400.123456', '447400123456@c.us'],
		['TG', '90 12 34 56', '22890123456@c.us'],
		['QA', '055 123 456', undefined],
		['IT', '347 123 4567', '393471234567@c.us'],
		['EG', '٠١٠٠ ١٢٣ ٤٥٦٧', '201001234567@c.us'],
	])('%s: %s', (country, text, id) => {
		const read = () => parseParticipants(text, country);
		if (id === undefined) expect(read).toThrow('no phone number that exists');
		else expect(read()).toEqual([id]);
	});

	it('has to be one', () => {
		expect(() => parseParticipants(ANNA, 'Nigeria')).toThrow('"Nigeria", which is no country');
	});
});
