import * as v from 'valibot';
import { isObject } from '../../lib/json';
import { endpoint } from './endpoint';
import { optionalJid } from './people';
import { text, object } from './commonSchemas';

/** The last two: WAHA 2026. */
const STATUSES = [
	'WORKING',
	'SCAN_QR_CODE',
	'STARTING',
	'STOPPED',
	'FAILED',
	'PASSKEY_REQUIRED',
	'PASSKEY_CONFIRMATION_REQUIRED',
];

/** Source: https://api.wawp.net/en/docs/v2/session/info (status 200 also while no phone is linked) */
export const getSession = endpoint({
	method: 'GET',
	ways: () => [{ path: '/v2/session/info' }],
	about: 'session',
	answer: object(
		{
			name: text,
			status: v.picklist(STATUSES),
			me: v.nullish(
				v.looseObject({ id: optionalJid, lid: optionalJid, jid: optionalJid, pushName: text }),
			),
		},
		({ name, status, me }) => ({
			/** The engine's name for the session. */
			name,
			/** WORKING, SCAN_QR_CODE, … */
			status,
			/** This number under its IDs; none while no phone is linked. */
			ids: [me?.id, me?.lid, me?.jid].filter((id) => id !== undefined),
			pushName: me?.pushName ?? null,
		}),
	),
});

/** Nobody waits longer than two seconds to be told, in milliseconds. */
const LIMITS_TIMEOUT = 1_900;

const allowed = v.nullish(v.pipe(v.number(), v.minValue(1)));

const policy = v.looseObject({
	slug: text,
	policy_slug: text,
	limits: v.nullish(
		v.looseObject({
			concurrent_limit: allowed,
			group_req_per_minute: allowed,
			send_message_per_minute: allowed,
			check_req_per_minute: allowed,
		}),
	),
});
const current = v.nullish(v.union([v.string(), policy]));

/**
 * What Wawp allows this account. Source: https://api.wawp.net/en/docs/v2/session/rate-limit. Which of the names tells
 * the current policy could not be read there, so all that it can be are looked at; none of it, and no limits are known.
 */
export const getLimits = endpoint({
	method: 'GET',
	ways: () => [{ path: '/v2/session/rate-limit', timeoutMs: LIMITS_TIMEOUT }],
	about: 'session',
	answer: v.pipe(
		v.looseObject({
			policies: v.nullish(v.array(policy), []),
			current,
			current_policy: current,
			policy: current,
			policy_slug: current,
		}),
		v.check(({ policies, policy: own }) => (policies ?? []).length > 0 || isObject(own)),
		v.transform((answer) => {
			const named =
				answer.current ?? answer.current_policy ?? answer.policy ?? answer.policy_slug ?? null;
			const found =
				typeof named === 'string'
					? answer.policies?.find((each) => (each.slug ?? each.policy_slug) === named)
					: named;
			return { limits: found?.limits ?? undefined };
		}),
	),
});

/**
 * A page with the QR code by which a phone is linked, for 30 minutes; the one before it ends. Source:
 * https://api.wawp.net/en/docs/v2/session/temp-link, where the names of what stands beside `link` could not be read.
 */
export const createConnectLink = endpoint({
	method: 'POST',
	ways: () => [{ path: '/v2/session/temp-link' }],
	about: 'session',
	answer: v.looseObject({ link: v.pipe(v.string(), v.url(), v.startsWith('https://')) }),
});
