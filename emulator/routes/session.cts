import { httpException, noSuchPath } from '../engines/wahaErrors.cts';
import { json, type Answer } from '../http/answers.cts';
import type { Call, Route } from '../http/calls.cts';

function sessionInfo({ state, engine }: Call): Answer {
	const { id, lid, phone, pushName } = state.me;
	const paired = state.status === 'WORKING';
	return json({
		name: state.sessionName,
		status: state.status,
		config: {},
		me: paired ? { id, lid, jid: `${phone}:1@s.whatsapp.net`, pushName } : null,
		engine: { engine },
	});
}

/** What Wawp allows this number. */
export const LIMITS_PATH = '/v2/session/rate-limit';

/** https://api.wawp.net/en/docs/v2/session/rate-limit */
function limits({ state, asked }: Call): Answer {
	if (!state.limits) return noSuchPath(asked);
	const policy = { slug: 'standard_policy', available: true, limits: state.limits };
	return json({
		policies: [{ slug: 'strict', available: true, limits: { concurrent_limit: 1 } }, policy],
		current_policy: 'standard_policy',
		has_active_plan: false,
	});
}

/** https://api.wawp.net/en/docs/v2/session/temp-link */
function connectLink({ state }: Call): Answer {
	state.connectLinks += 1;
	const token = String(state.connectLinks).padStart(64, '0');
	return json({ link: `https://app.wawp.net/temp-qr/${token}` });
}

/** One entry: added, or put in the place of the one with its URL. Its method is not on the page. */
function setWebhook({ state, fields }: Call): Answer {
	const entry = { ...fields, url: String(fields.url), events: [fields.events].flat().map(String) };
	const others = state.webhooks.filter(({ url }) => url !== entry.url);
	state.webhooks = [...others, { ...entry, is_active: 1 }];
	return json({ success: true });
}

/** Source: https://api.wawp.net/en/docs/v2/webhook/delete; the URL in the body or the query */
function deleteWebhook({ state, fields, asked }: Call): Answer {
	const url = fields.url ?? asked.query.url;
	const rest = state.webhooks.filter((entry) => entry.url !== url);
	if (rest.length === state.webhooks.length)
		return httpException(400, 'Bad Request', 'No webhook has this url');
	state.webhooks = rest;
	return json({ success: true });
}

const FREE = {
	code: 'subscription_required',
	message: 'The webhook API needs the Unlimited plan.',
};

function ofPlan(method: Route['method'], path: string, answer: Route['answer']): Route {
	const paid = (call: Call) => (call.state.plan === 'free' ? json(FREE, 403) : answer(call));
	return { method, path, withoutSession: true, answer: paid };
}

export const sessionRoutes: Route[] = [
	{ method: 'GET', path: '/v2/session/info', withoutSession: true, answer: sessionInfo },
	{ method: 'POST', path: '/v2/session/temp-link', withoutSession: true, answer: connectLink },
	{ method: 'GET', path: LIMITS_PATH, withoutSession: true, answer: limits },
	ofPlan('GET', '/v2/session/webhook', ({ state }) => json({ webhooks: state.webhooks })),
	ofPlan('POST', '/v2/webhook/set', setWebhook),
	ofPlan('PUT', '/v2/webhook/set', setWebhook),
	ofPlan('DELETE', '/v2/webhook/delete', deleteWebhook),
];
