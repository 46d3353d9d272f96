import { json, type Answer } from '../answers.cts';
import type { Call, Route } from '../calls.cts';

/** A one-pixel PNG in the place of the QR code. */
const QR =
	'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=';

function sessionInfo({ world, engine }: Call): Answer {
	const { id, lid, phone, pushName } = world.me;
	const paired = world.status === 'WORKING';
	return json({
		name: world.sessionName,
		status: world.status,
		config: {},
		me: paired ? { id, lid, jid: `${phone}:1@s.whatsapp.net`, pushName } : null,
		engine: { engine },
		qr: world.status === 'SCAN_QR_CODE' ? QR : undefined,
	});
}

/** /v2/session/info: the page shows POST, Wawp's own MCP server uses GET. */
export const sessionRoutes: Route[] = [
	{ method: 'GET', path: '/v2/session/info', withoutSession: true, answer: sessionInfo },
	{ method: 'POST', path: '/v2/session/info', withoutSession: true, answer: sessionInfo },
];
