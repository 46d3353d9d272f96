import { json, type Answer } from '../http/answers.cts';
import type { Call, Route } from '../http/calls.cts';
import { queryValue } from '../http/requests.cts';
import { readSubscription } from '../state/subscriptions.cts';
import { badRequest } from '../engines/wahaErrors.cts';

function subscriptionRequired(): Answer {
	const message = 'The webhook API needs the Unlimited plan.';
	return json({ code: 'subscription_required', message }, 403);
}

function readWebhooks({ state }: Call): Answer {
	if (state.plan === 'free') return subscriptionRequired();
	return json({ webhooks: state.webhooks });
}

/** One entry: added, or put in the place of the one with its URL. Its method is not on the page. */
function setWebhook({ state, fields }: Call): Answer {
	if (state.plan === 'free') return subscriptionRequired();
	const entry = readSubscription(fields);
	if (typeof entry === 'string') return badRequest(entry);
	state.webhooks = [...state.webhooks.filter(({ url }) => url !== entry.url), entry];
	return json({ success: true });
}

/** Source: https://api.wawp.net/en/docs/v2/webhook/delete; the URL in the body or the query */
function deleteWebhook({ state, fields, asked }: Call): Answer {
	if (state.plan === 'free') return subscriptionRequired();
	const url = fields.url ?? queryValue(asked, 'url');
	const rest = state.webhooks.filter((entry) => entry.url !== url);
	if (rest.length === state.webhooks.length) return badRequest('No webhook has this url');
	state.webhooks = rest;
	return json({ success: true });
}

const path = '/v2/session/webhook';

export const webhookRoutes: Route[] = [
	{ method: 'GET', path, withoutSession: true, answer: readWebhooks },
	{ method: 'POST', path: '/v2/webhook/set', withoutSession: true, answer: setWebhook },
	{ method: 'PUT', path: '/v2/webhook/set', withoutSession: true, answer: setWebhook },
	{ method: 'DELETE', path: '/v2/webhook/delete', withoutSession: true, answer: deleteWebhook },
];
