import * as v from 'valibot';
import { into, object } from './commonSchemas';
import { endpoint } from './endpoint';

/** No page shows what Wawp answers to a change of the webhooks: whether it was made is looked for in the list. */
const anything = into(v.unknown(), () => undefined);

/** A webhook of the instance; it has no other name than its URL. */
export interface Webhook {
	url: string;
	events: string[];
	secret?: string;
}

/**
 * Source: https://api.wawp.net/en/docs/v2/webhook/set: updates the webhook with this URL, or appends it, and leaves
 * all others alone. The page does not show the method.
 */
export const setWebhook = endpoint({
	method: 'POST',
	ways: ({ url, events, secret }: Webhook) => {
		const body = { url, events, is_active: 1, ...(secret && { hmac: secret }) };
		return [
			{ path: '/v2/webhook/set', body },
			{ method: 'PUT', path: '/v2/webhook/set', body },
		];
	},
	about: 'webhook',
	answer: anything,
});

/** Source: https://api.wawp.net/en/docs/v2/webhook/delete: the exact URL, in the body or in the query. */
export const deleteWebhook = endpoint({
	method: 'DELETE',
	ways: ({ url }: { url: string }) => [
		{ path: '/v2/webhook/delete', query: { url }, body: { url } },
	],
	about: 'webhook',
	answer: anything,
});

/** Source: https://api.wawp.net/en/docs/v2/session/webhook. Gives the URLs, their secrets masked. */
export const listWebhooks = endpoint({
	method: 'GET',
	ways: () => [{ path: '/v2/session/webhook' }],
	about: 'webhook',
	answer: object({ webhooks: v.array(v.looseObject({ url: v.string() })) }, ({ webhooks }) =>
		webhooks.map(({ url }) => url),
	),
});
