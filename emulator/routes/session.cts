import { json, type Answer } from '../http/answers.cts';
import type { Call, Route } from './calls.cts';

/** A one-pixel PNG in the place of the QR code. */
const QR =
	'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=';

function sessionInfo({ state, engine }: Call): Answer {
	const { id, lid, phone, pushName } = state.me;
	const paired = state.status === 'WORKING';
	return json({
		name: state.sessionName,
		status: state.status,
		config: {},
		me: paired ? { id, lid, jid: `${phone}:1@s.whatsapp.net`, pushName } : null,
		engine: { engine },
		qr: state.status === 'SCAN_QR_CODE' ? QR : undefined,
	});
}

/** /v2/session/info: the page shows POST, Wawp's own MCP server uses GET. */
export const sessionRoutes: Route[] = [
	{ method: 'GET', path: '/v2/session/info', withoutSession: true, answer: sessionInfo },
	{ method: 'POST', path: '/v2/session/info', withoutSession: true, answer: sessionInfo },
];
