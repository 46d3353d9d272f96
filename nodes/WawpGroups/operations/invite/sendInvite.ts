import type { IDataObject } from 'n8n-workflow';
import { phoneOf } from '../../../../wawp/ids/person';
import { linkGroupField, readGroupId } from '../../../shared/groupField';
import { invitationField, readInvitation } from '../fields/message';
import { peopleOptions, participantsField, readParticipantIds } from '../fields/participants';
import { defineOperation } from '../Operation';
import { currentInvite } from './getInviteCode';
import { invitePeople } from './invitePeople';

export const sendInvite = defineOperation({
	name: 'Send Invite',
	value: 'sendInvite',
	action: 'Send invite link of a group to people',
	description:
		'Send the current invite link of a group to people by WhatsApp, and get what became of each message',
	requests: '1 for the link, and 1 for every person',
	fields: [linkGroupField, participantsField, invitationField, peopleOptions],
	safe: false,
	read: (item) => ({
		groupId: readGroupId(item),
		ids: readParticipantIds(item),
		text: readInvitation(item),
	}),
	async run(wawp, { groupId, ids, text }) {
		const { link } = await currentInvite(wawp, groupId);
		const deliveries = await invitePeople(wawp, { groupId, ids, link, text });
		return [...deliveries].map(([id, delivery]) => ({
			groupId,
			id,
			phone: phoneOf(id),
			...delivery,
			link,
		}));
	},
	hints: hintsOf,
});

function hintsOf(items: IDataObject[]): string[] {
	const count = (status: string) => items.filter((item) => item.status === status).length;
	const [failed, unknown] = [count('failed'), count('unknown')];
	const of = `of ${items.length} ${items.length === 1 ? 'message' : 'messages'}`;
	return [
		...(failed > 0 ? [`Not sent: ${failed} ${of}. "reason" says why.`] : []),
		...(unknown > 0 ? [`Not certain whether sent: ${unknown} ${of}.`] : []),
	];
}
