import { empty, json, text, type Answer } from '../answers.cts';
import { groupAsAdmin, stringField, type Call, type Route } from '../calls.cts';
import { EarlyAnswer } from '../refusals.cts';
import { queryValue } from '../requests.cts';
import type { Variants } from '../variants.cts';
import { badRequest, httpException, noSuchPath } from '../wahaErrors.cts';
import type { Group, World } from '../world.cts';

function codeAnswer(
	code: string,
	shape: Variants['inviteShape'] | Variants['revokeShape'],
): Answer {
	const link = `https://chat.whatsapp.com/${code}`;
	if (shape === 'string') return text(code);
	if (shape === 'jsonString') return json(code);
	if (shape === 'link') return text(link);
	if (shape === 'inviteLinkObject') return json({ inviteLink: link });
	return shape === 'empty' ? empty() : json({ code });
}

/** The group of a code or link. The code is what follows the last slash, as in older WAHA builds. */
function groupOfCode(world: World, codeOrLink: string): Group {
	const code = codeOrLink.split('/').at(-1) ?? '';
	if (world.revokedCodes.has(code)) throw new EarlyAnswer(httpException(410, 'Gone', 'gone'));
	const group = world.groupByCode(code);
	if (group !== undefined) return group;
	throw new EarlyAnswer(httpException(406, 'Not Acceptable', 'not-acceptable'));
}

function joinInfo(call: Call): Answer {
	const { asked, world, shapes, view, variants } = call;
	if (asked.path !== variants.joinInfoPath) return noSuchPath(asked);
	const code = queryValue(asked, 'code');
	if (code === undefined) return badRequest('code must be a string');
	return json(shapes.joinInfo(groupOfCode(world, code), view));
}

function join(call: Call): Answer {
	const { world, acts } = call;
	const group = groupOfCode(world, stringField(call, 'code'));
	const id = world.me.id;
	if (group.joinApproval && !group.participants.has(id)) group.requests.add(id);
	else acts.join(group.id, id);
	return json({ id: group.id });
}

export const inviteRoutes: Route[] = [
	{
		method: 'GET',
		path: '/v2/groups/:id/invite-code',
		onWebjs: 'empty',
		answer: (call) => codeAnswer(groupAsAdmin(call).inviteCode, call.variants.inviteShape),
	},
	{
		method: 'POST',
		path: '/v2/groups/:id/invite-code/revoke',
		onWebjs: 'empty',
		answer: (call) =>
			codeAnswer(call.acts.revoke(groupAsAdmin(call).id), call.variants.revokeShape),
	},
	{ method: 'GET', path: '/v2/groups/join', answer: joinInfo },
	{ method: 'GET', path: '/v2/groups/join-info', answer: joinInfo },
	{ method: 'POST', path: '/v2/groups/join', answer: join },
];
