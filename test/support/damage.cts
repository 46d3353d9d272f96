import type { WawpAnswer } from '../../wawp/http';

/** One thing that is wrong with an answer. */
export interface Damage {
	/** Of which request, counted from 0. */
	which: number;
	/** At which place of the answer, of all the keys in it; at the whole, if there are fewer. */
	place: number;
	manner: (typeof DAMAGES)[number];
}

/** What happens to a key. */
const AT_A_KEY = {
	dropped: (holder, key) => void delete holder[key],
	renamed: (holder, key) => rename(holder, key, `x_${key}`),
	'renamed to lower case': (holder, key) => rename(holder, key, key.toLowerCase()),
	'renamed to capitals': (holder, key) => rename(holder, key, key.toUpperCase()),
	'given twice': (holder, key) => void (holder[`${key}_2`] = holder[key]),
	null: (holder, key) => void (holder[key] = null),
	'an empty text': (holder, key) => void (holder[key] = ''),
	'an empty object': (holder, key) => void (holder[key] = {}),
	'an empty list': (holder, key) => void (holder[key] = []),
	'within value': (holder, key) => void (holder[key] = { value: holder[key] }),
	'within data': (holder, key) => void (holder[key] = { data: holder[key] }),
	'in a list': (holder, key) => void (holder[key] = [holder[key]]),
	'as a text': (holder, key) => void (holder[key] = JSON.stringify(holder[key])),
	'a word': (holder, key) => void (holder[key] = 'undefined'),
	'a number': (holder, key) => void (holder[key] = 17),
	'a page': (holder, key) => void (holder[key] = '<html></html>'),
} satisfies Record<string, (holder: Record<string, unknown>, key: string) => void>;

const FAILURE = { code: 'some_code', message: 'Something went wrong' };

/** What happens to an answer as a whole. */
const AT_THE_WHOLE = {
	'all: nothing': (answer) => ({ ...answer, body: '' }),
	'all: null': (answer) => ({ ...answer, body: null }),
	'all: undefined': (answer) => ({ ...answer, body: 'undefined' }),
	'all: an empty object': (answer) => ({ ...answer, body: {} }),
	'all: an empty list': (answer) => ({ ...answer, body: [] }),
	'all: within data': ({ body, ...answer }) => ({ ...answer, body: { data: body } }),
	'all: within result': ({ body, ...answer }) => ({ ...answer, body: { result: body } }),
	'all: within success and data': ({ body, ...answer }) => ({
		...answer,
		body: { success: true, data: body },
	}),
	'all: in a list': ({ body, ...answer }) => ({ ...answer, body: [body] }),
	'all: as a text': ({ body, ...answer }) => ({ ...answer, body: JSON.stringify(body) }),
	'all: cut off': ({ body, ...answer }) => ({ ...answer, body: JSON.stringify(body).slice(0, -2) }),
	'all: a page': (answer) => ({ ...answer, body: '<!doctype html><title>Sign in</title>' }),
	'all: a failure, 200': (answer) => ({ ...answer, status: 200, body: FAILURE }),
	'all: success: false': (answer) => ({ ...answer, body: { success: false, message: 'No' } }),
	'all: 200': (answer) => ({ ...answer, status: 200 }),
	'all: 404': (answer) => ({ ...answer, status: 404 }),
	'all: 500': (answer) => ({ ...answer, status: 500 }),
	'all: 502': (answer) => ({ ...answer, status: 502 }),
	'all: 500, a failure': (answer) => ({ ...answer, status: 500, body: FAILURE }),
	'all: no answer': (answer) => ({ ...answer, status: 504, body: '' }),
} satisfies Record<string, (answer: WawpAnswer) => WawpAnswer>;

type AtAKey = keyof typeof AT_A_KEY;
type AtTheWhole = keyof typeof AT_THE_WHOLE;

export const DAMAGES: Array<AtAKey | AtTheWhole> = [
	...(Object.keys(AT_A_KEY) as AtAKey[]),
	...(Object.keys(AT_THE_WHOLE) as AtTheWhole[]),
];

/** The answer with the damage; the emulator keeps its own. */
export function damaged(answer: WawpAnswer, { place, manner }: Damage): WawpAnswer {
	const { body, ...rest }: WawpAnswer = structuredClone(answer);
	if (manner.startsWith('all: ')) return AT_THE_WHOLE[manner as AtTheWhole]({ body, ...rest });
	const keys = keysIn(body);
	const at = keys[place % Math.max(keys.length, 1)];
	if (at && !isOfOtherMeaning(at.holder, at.key, manner)) {
		AT_A_KEY[manner as AtAKey](at.holder, at.key);
	}
	return { body, ...rest };
}

/**
 * What a sound answer says of something else, so that no reader could tell: another text or number in place of one;
 * and Baileys writes an ordinary member with `null`, as WAHA does a group without a picture.
 */
function isOfOtherMeaning(holder: Record<string, unknown>, key: string, manner: string): boolean {
	const value = holder[key];
	if (manner === 'null') return key === 'admin' || key === 'url';
	if (manner === 'a number') return typeof value === 'number';
	return typeof value === 'string' && ['a word', 'a page', 'as a text'].includes(manner);
}

function keysIn(value: unknown): Array<{ holder: Record<string, unknown>; key: string }> {
	if (typeof value !== 'object' || value === null) return [];
	const holder: Record<string, unknown> = Object(value);
	const inner = Object.values(holder).flatMap(keysIn);
	if (Array.isArray(value)) return inner;
	return [...Object.keys(holder).map((key) => ({ holder, key })), ...inner];
}

function rename(holder: Record<string, unknown>, key: string, name: string): void {
	const value = holder[key];
	delete holder[key];
	holder[name] = value;
}
