import { plainNumber, yesOrNo } from '../lib/json';
import type { GroupSize } from './remembered';
import type { WawpClient } from './client';
import { WawpError } from './failures/errors';
import { layersOf } from './failures/signs';
import { groupPath } from './http';
import { membersIn } from './members';
import { membersOfGroup, readGroup } from './shapes/group';

/**
 * The size of a group as Wawp gives it now: the larger one where a count and a list of members differ.
 * @throws WawpError, `sizeUnknown` where neither tells
 */
export async function readSize(wawp: WawpClient, groupId: string): Promise<GroupSize> {
	const readAt = wawp.account.gate.now();
	const answer = await wawp.get(groupPath(groupId));
	const group = readGroup(answer, groupId);
	if (group?.id !== groupId) throw new WawpError('unreadable');
	if (isNoChat(answer)) throw new WawpError('sizeUnknown', { advice: NO_CHAT });
	const listed = countOf(membersOfGroup(answer, groupId));
	const totals = layersOf(answer).map(({ total }) => plainNumber(total) || 0);
	const told = saysMore(answer) ? 0 : Math.max(group.size ?? 0, listed, ...totals);
	const size = told || (await countMembers(wawp, groupId));
	return { groupId, subject: group.subject, size, readAt };
}

/** Of a community, the member list shows the admins only; WhatsApp lets nobody into a group that it has suspended. */
export function isNoChat(answer: unknown): boolean {
	const names = ['IsParent', 'isParentGroup', 'isCommunity', 'Suspended', 'suspended'];
	return layersOf(answer).some((layer) => names.some((name) => yesOrNo(layer[name]) === true));
}

const NO_CHAT = 'It is a community, or a group that WhatsApp has suspended.';

function saysMore(answer: unknown): boolean {
	return layersOf(answer).some((layer) => yesOrNo(layer.hasMore ?? layer.has_more) === true);
}

function countOf(members: unknown): number {
	return Array.isArray(members) ? members.length : 0;
}

async function countMembers(wawp: WawpClient, groupId: string): Promise<number> {
	const members = await membersIn(wawp, groupId).catch((error: unknown) => {
		const isUnclear =
			error instanceof WawpError && ['unreadable', 'incomplete'].includes(error.kind);
		throw isUnclear ? new WawpError('sizeUnknown') : error;
	});
	return members.length;
}
