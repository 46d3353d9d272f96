import { noSuchPath } from '../engines/wahaErrors.cts';
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

export const sessionRoutes: Route[] = [
	{ method: 'GET', path: '/v2/session/info', withoutSession: true, answer: sessionInfo },
	{ method: 'POST', path: '/v2/session/temp-link', withoutSession: true, answer: connectLink },
	{ method: 'GET', path: LIMITS_PATH, withoutSession: true, answer: limits },
];
