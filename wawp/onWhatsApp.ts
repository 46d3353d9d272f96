import { isObject, plainText, yesOrNo, type JsonObject } from '../lib/json';
import type { WawpClient } from './client';
import { WawpError } from './failures/errors';
import type { FailureKind } from './failures/messages';
import { layersOf } from './failures/signs';
import { readPerson } from './ids/person';
import { isSamePhone } from './ids/phone';
import { isQueued } from './shapes/change';
import { takesBack } from './shapes/trouble';

/** Wawp allows one a second for an instance, and may count from their arrival. */
const SERIES = { name: 'check-exists', everyMs: 1_100 };
/** How long an answer may be known before it is asked for again, in milliseconds. */
const MAX_AGE = 60_000;
const NOBODY_TELLS: FailureKind[] = ['noSuchPath', 'notFound', 'unsupported'];
/** The names under which the answer comes: the engine's, and those of other gateways. */
const EXISTS = [
	'numberExists',
	'number_exists',
	'exists',
	'onWhatsApp',
	'isOnWhatsApp',
	'registered',
];
const NUMBERS = ['chatId', 'chat_id', 'jid', 'pn', 'phone', 'number', 'wa_id', 'query', 'input'];

/**
 * Whether a phone number is on WhatsApp; `null` where nobody tells.
 * Source: https://api.wawp.net/en/docs/v2/contacts/check-exists
 * @param phone digits with the country code
 * @throws WawpError
 */
export async function isOnWhatsApp(wawp: WawpClient, phone: string): Promise<boolean | null> {
	return await wawp.recent(wawp.account.onWhatsApp, phone, MAX_AGE, async (client) => {
		const answer = await client
			.getWhole('/v2/contacts/check-exists', { phone }, { series: SERIES })
			.then(({ body }) => body)
			.catch((error: unknown) => {
				if (error instanceof WawpError && NOBODY_TELLS.includes(error.kind)) return null;
				throw error;
			});
		return existsIn(answer, phone);
	});
}

function existsIn(answer: unknown, phone: string): boolean | null {
	const layers = layersOf(answer).filter(isObject);
	if (isQueued(answer) || takesBack(layers) || layers.some((layer) => namesAnother(layer, phone))) {
		return null;
	}
	const told = layers.flatMap((layer) => EXISTS.map((name) => yesOrNo(layer[name])));
	const [first, other] = new Set(told.filter((each) => each !== null));
	if (first === undefined || other !== undefined) return null;
	return !first && layers.some(isDoubtful) ? null : first;
}

/** A "no" beside a word about how the asking went may only mean that it could not be found out. */
function isDoubtful({ status, state, message, checked, session }: JsonObject): boolean {
	const words = [status, state, message].map(plainText).filter(Boolean);
	return words.some((word) => !GOOD.test(word)) || yesOrNo(checked) === false || isObject(session);
}

const GOOD = /^(200|ok|true|done|success)$/i;

/** Whether the answer is about another number. A hidden ID can be anybody's. */
function namesAnother(layer: JsonObject, phone: string): boolean {
	return NUMBERS.map((name) => readPerson(layer[name])?.phone ?? null).some(
		(each) => each !== null && !isSamePhone(each, phone),
	);
}
