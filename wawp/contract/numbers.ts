import * as v from 'valibot';
import { endpoint } from './endpoint';
import { optionalJid, personJid } from './people';
import { into, object } from './commonSchemas';

/**
 * Source: https://api.wawp.net/en/docs/v2/contacts/check-exists, which allows one a second for an instance, and may
 * count from their arrival. The answer is WAHA's.
 */
export const checkNumber = endpoint({
	method: 'GET',
	ways: ({ phone }: { phone: string }) => [{ path: '/v2/contacts/check-exists', query: { phone } }],
	about: 'number',
	// the ID can be a hidden one, with the number beside it
	answer: object(
		{ numberExists: v.boolean(), chatId: optionalJid, pn: optionalJid },
		({ numberExists: exists, chatId, pn }) => ({
			exists,
			ids: [chatId, pn].filter((id) => id !== undefined),
		}),
	),
});

/** A phone number, as digits or as an ID; the page has `number`, a client `phone`, the engine `pn`. */
const phone = v.union([
	into(v.pipe(v.string(), v.regex(/^[1-9]\d{6,14}$/)), (digits) => `${digits}@c.us`),
	personJid,
]);
const lid = v.pipe(personJid, v.endsWith('@lid'));

const row = v.union([
	object({ lid, number: phone }, (pair) => ({ lid: pair.lid, phone: pair.number })),
	object({ lid, phone }, (pair) => ({ lid: pair.lid, phone: pair.phone })),
	object({ lid, pn: v.nullish(phone) }, (pair) => ({ lid: pair.lid, phone: pair.pn ?? null })),
]);

/** Source: https://api.wawp.net/en/docs/v2/lids */
export const listHiddenNumbers = endpoint({
	method: 'GET',
	ways: ({ limit, offset }: { limit: number; offset: number }) => [
		{ path: '/v2/lids', query: { limit, offset } },
	],
	about: 'list',
	answer: v.array(row),
});
