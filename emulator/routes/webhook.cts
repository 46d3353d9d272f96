import { json, type Answer } from '../http/answers.cts';
import type { Call, Route } from './calls.cts';
import { queryValue } from '../http/requests.cts';
import { readSubscriptions } from '../state/subscriptions.cts';
import { parseJson } from '../http/values.cts';
import { badRequest } from '../engines/wahaErrors.cts';

const SYSTEM_CONFIG = {
	url: 'https://api.wawp.net/system/webhook',
	events: ['session.status', 'message', 'message.ack'],
	is_active: true,
};

function subscriptionRequired(): Answer {
	const message = 'The webhook API needs the Unlimited plan.';
	return json({ code: 'subscription_required', message }, 403);
}

function readWebhooks({ state }: Call): Answer {
	if (state.plan === 'free') return subscriptionRequired();
	return json({ webhooks: state.webhooks, systemConfig: SYSTEM_CONFIG });
}

/** Replaces the whole list. The page draws the list in the query, its table in the body. */
function replaceWebhooks({ state, fields, asked }: Call): Answer {
	if (state.plan === 'free') return subscriptionRequired();
	const list = readSubscriptions(
		fields.webhooks ?? parseJson(queryValue(asked, 'webhooks') ?? 'null'),
	);
	if (typeof list === 'string') return badRequest(list);
	state.webhooks = list;
	return json({ success: true, webhooks: list });
}

const path = '/v2/session/webhook';

export const webhookRoutes: Route[] = [
	{ method: 'GET', path, withoutSession: true, answer: readWebhooks },
	{ method: 'POST', path, withoutSession: true, answer: replaceWebhooks },
];
