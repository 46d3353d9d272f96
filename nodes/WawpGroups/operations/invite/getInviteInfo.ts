import type { WawpClient } from '../../../../wawp/client';
import { WawpError } from '../../../../wawp/failures/errors';
import type { FailureKind } from '../../../../wawp/failures/messages';
import { objectAt, plainText, yesOrNo, type JsonObject } from '../../../../lib/json';
import { layersOf } from '../../../../wawp/failures/signs';
import { inviteLink } from '../../../../wawp/ids/inviteCode';
import type { Variant } from '../../../../wawp/pathVariants';
import { readGroup } from '../../../../wawp/shapes/group';
import { inviteCodeIn, isDead } from '../../../../wawp/shapes/invite';
import { takesBack } from '../../../../wawp/shapes/trouble';
import { inviteCodeField, readInviteCode } from '../fields/inviteCode';
import { readOptions } from '../fields/options';
import { readSimplify, simplifyField } from '../fields/simplify';
import { groupJson } from '../group/groupJson';
import { defineOperation, emitted } from '../Operation';

/**
 * Source: https://api.wawp.net/en/docs/v2/groups/join, which puts it at GET /join; Wawp's older node
 * and the engine below have /join-info.
 */
export const getInviteInfo = defineOperation({
	name: 'Get Invite Info',
	value: 'getInviteInfo',
	action: 'Get info about an invite link',
	description: 'See what an invite link leads to, and whether it still works, without joining',
	requests: '1, or 2 where Wawp knows only the other path',
	fields: [inviteCodeField, simplifyField, readOptions],
	safe: true,
	read: (item) => ({ code: readInviteCode(item), simplify: readSimplify(item) }),
	async run(wawp, { code, simplify }) {
		const link = inviteLink(code);
		const { dead, answer } = await askAbout(wawp, code).then(alive, deadInvite);
		if (dead) return { status: dead, code, link };
		if (!simplify) return emitted(answer);
		const group = readGroup(answer);
		if (namesAnother(answer, code)) throw new WawpError('unreadable');
		const status = stateIn(answer);
		if (status === 'revoked' || status === 'invalid') return { status, code, link };
		if (!group || !status) throw new WawpError('unreadable');
		return { status, code, link, ...groupJson(group) };
	},
});

/**
 * What Wawp says of an invite.
 * @throws WawpError, also for an invite that leads nowhere
 */
export async function askAbout(wawp: WawpClient, code: string): Promise<unknown> {
	const ask = (path: string) => async () => {
		const answer = await wawp.get(path, { code });
		// the path taken for the ID of a group that is not there
		if (answer === null || answer === '') throw new WawpError('unreadable');
		return answer;
	};
	const paths: [Variant<unknown>, Variant<unknown>] = [
		ask('/v2/groups/join'),
		ask('/v2/groups/join-info'),
	];
	return await wawp.eitherOf('join info', paths, isWrongPath);
}

function layersIn(answer: unknown): JsonObject[] {
	const inner = ['group', 'groupInfo', 'groupMetadata', 'invite'];
	return layersOf(answer).flatMap((layer) => [
		layer,
		...inner.map((name) => objectAt(layer, name)),
	]);
}

/** Whether an answer is about another invite. */
function namesAnother(answer: unknown, code: string): boolean {
	return layersIn(answer)
		.flatMap((layer) => [layer.code, layer.inviteCode, layer.invite_code])
		.map((each) => inviteCodeIn(each))
		.some((each) => each !== undefined && each !== code);
}

/** Whether an invite is good; `undefined` where an answer says that it is not, and not what it is. */
function stateIn(answer: unknown): 'live' | 'revoked' | 'invalid' | undefined {
	const layers = layersIn(answer);
	const says = (names: string[], yes: boolean) =>
		layers.some((layer) => names.some((name) => yesOrNo(layer[name]) === yes));
	const isRevoked = layers.some(({ status, state }) =>
		[status, state].some((each) => /^revoked$/i.test(plainText(each))),
	);
	if (isRevoked || says(['revoked', 'isRevoked', 'is_revoked'], true)) return 'revoked';
	const isDoubtful = layers.some(isAboutElse);
	if (says(['valid', 'isValid', 'is_valid'], false)) return isDoubtful ? undefined : 'invalid';
	return isDoubtful || layers.some(isDead) ? undefined : 'live';
}

/** A sentence beside the answer, or a reason, that says something of another kind than that all is well. */
function isAboutElse(layer: JsonObject): boolean {
	const isOfLink = /\b(link|invite|code)\b/i.test(plainText(layer.message ?? layer.reason));
	const isNo = yesOrNo(layer.valid ?? layer.isValid ?? layer.is_valid) === false;
	return takesBack([layer]) && !(isNo && isOfLink);
}

/** A read may be tried on both paths whenever an answer cannot be about the link. */
function isWrongPath(error: unknown): boolean {
	const kinds: FailureKind[] = [
		'noSuchPath',
		'notFound',
		'notAllowed',
		'badRequest',
		'serverError',
		'unreadable',
	];
	return error instanceof WawpError && kinds.includes(error.kind);
}

/** What became of the question: an answer, or that the invite leads nowhere. */
interface Finding {
	dead?: 'revoked' | 'invalid';
	answer?: unknown;
}

function alive(answer: unknown): Finding {
	return { answer };
}

/** An invite that leads nowhere is an answer, not a fault. */
function deadInvite(error: unknown): Finding {
	const kind = error instanceof WawpError ? error.kind : undefined;
	if (kind === 'inviteRevoked') return { dead: 'revoked' };
	if (kind === 'inviteInvalid') return { dead: 'invalid' };
	throw error;
}
