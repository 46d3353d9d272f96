import * as v from 'valibot';
import { endpoint } from './endpoint';
import { optionalJid } from './people';
import { text } from './values';

/** Source: https://api.wawp.net/en/docs/v2/session/info (status 200 also while no phone is linked) */
export const getSession = endpoint({
	method: 'GET',
	ways: () => [{ path: '/v2/session/info' }],
	about: 'session',
	answer: v.pipe(
		v.looseObject({
			name: text,
			status: v.string(),
			me: v.nullish(
				v.looseObject({ id: optionalJid, lid: optionalJid, jid: optionalJid, pushName: text }),
			),
		}),
		v.transform(({ name, status, me }) => ({
			/** The engine's name for the session. */
			name,
			/** WORKING, SCAN_QR_CODE, … */
			status,
			/** This number under its IDs; none while no phone is linked. */
			ids: [me?.id, me?.lid, me?.jid].filter((id) => id !== undefined),
			pushName: me?.pushName ?? null,
		})),
	),
});
