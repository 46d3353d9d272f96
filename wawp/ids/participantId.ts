import { isObject, plainText } from '../../lib/json';
import { quoted } from '../../lib/text';
import { EmptyError, InputError } from '../failures/errors';
import { entriesOf, hasLostDigits } from './listInput';
import { personId } from './person';
import { phoneKey } from './phone';

const EXPECTED =
	'Give phone numbers with their country code, such as +49 170 1234567, or IDs ending in @c.us or @lid.';
const AS_TEXT =
	'Digits can be lost in it. Make the column or field text where it comes from (Format > Number > Plain text), and enter it again.';
const MAY_BE_MISSING = 'The country code may be missing.';
const COUNTRY =
	'Give the number with its country code, such as +49 170 1234567, or set "Country of Local Numbers" under Options.';

/** Arabic-Indic and Persian digits, which people type as readily as 0 to 9. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

type NumberingPlan = typeof import('./numberingPlan');
let numberingPlan: NumberingPlan | undefined;

/** Loads which phone numbers exist. Has to be done before the first is read, and costs those nothing who have none. */
export async function loadNumberingPlan(): Promise<void> {
	// by its folder, too: in dist/ it is a file of its own beside the bundle (gulpfile.js)
	numberingPlan ??= await import('../ids/numberingPlan.js');
}

/**
 * People as Wawp wants them: `<phone>@c.us` or `<digits>@lid`, each once.
 * @param value a list in any form that `entriesOf` reads; in objects an `id` of WhatsApp's, `phone` or `number`
 * @param country two letters: where numbers without a country code belong
 * @throws InputError if one of them cannot be used, or there is none
 */
export function parseParticipants(value: unknown, country?: string): string[] {
	if (country && !plan().isCountry(country)) {
		throw new InputError(
			`"Country of Local Numbers" holds ${quoted(country)}, which is no country`,
			'Choose one from the list, or give its two letters, such as NG.',
		);
	}
	// a number can be written in two ways; the first one counts
	const byKey = new Map<string, string>();
	for (const entry of entriesOf(value, personIn).filter((each) => each !== '')) {
		const id = parseParticipant(entry, country);
		if (!byKey.has(keyOf(id))) byKey.set(keyOf(id), id);
	}
	const ids = [...byKey.values()];
	if (ids.length === 0) throw new EmptyError('Participants', EXPECTED);
	return ids;
}

/** What WhatsApp has behind the @ of people. */
const SERVERS = ['c.us', 's.whatsapp.net', 'lid'];

/** In items of this node and others, also those that are not simplified (GOWS, WEBJS), and in bodies of Wawp's. */
function personIn(value: object): unknown {
	if (!isObject(value)) return undefined;
	const { id, phone, number, participants, PhoneNumber, JID, server, user } = value;
	if (participants !== undefined) return participants;
	if (isObject(id)) return id;
	if (SERVERS.includes(plainText(server)))
		return value._serialized ?? `${plainText(user)}@${plainText(server)}`;
	if (plainText(id).includes('@')) return id;
	// the ID of a row of a table is no person's; bodies of Wawp's older node have nothing beside it
	const alone = Object.keys(value).length === 1 ? id : undefined;
	return phone || number || PhoneNumber || JID || alone || undefined;
}

function keyOf(id: string): string {
	return id.endsWith('@c.us') ? phoneKey(id.slice(0, -'@c.us'.length)) : id;
}

function parseParticipant(value: unknown, country: string | undefined): string {
	const text = plainText(value)
		// full-width forms
		.normalize('NFKC')
		.replace(OTHER_DIGITS, (digit) => String(digit.charCodeAt(0) % 16));
	const holds = `"Participants" holds ${quoted(text || value)}`;
	if (hasLostDigits(value) || hasLostDigits(text))
		throw new InputError(`${holds}, which a spreadsheet has turned into a number`, AS_TEXT);
	const [, name = '', kind] = /^([^@]*)(?:@(.*))?$/.exec(text) ?? [];
	if (kind === undefined) {
		const digits = plan().phoneDigits(name.replace(/^tel:/i, ''), country);
		if (digits !== undefined) return `${digits}@c.us`;
		if (/^0[1-9]/.test(name) && !country) {
			throw new InputError(`${holds}, which has no country code`, COUNTRY);
		}
		const hasDigits = (name.match(/\d/g) ?? []).length > 4;
		throw hasDigits
			? new InputError(
					`${holds}, which is no phone number that exists`,
					`${MAY_BE_MISSING} ${COUNTRY}`,
				)
			: new InputError(`${holds}, which is not a phone number`, EXPECTED);
	}
	const id = personId(text.replace(/^\+/, ''));
	if (id !== undefined && /^\d{5,20}@/.test(id)) return id;
	throw new InputError(`${holds}, which is not a person`, EXPECTED);
}

function plan(): NumberingPlan {
	if (numberingPlan) return numberingPlan;
	throw new Error('The numbering plan was not loaded');
}
