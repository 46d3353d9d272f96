import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { phoneOf } from '../../../../wawp/ids/person';
import { linkGroupField, readGroupId } from '../../../shared/groupField';
import { pictureAt } from '../fields/fileSource';
import { invitationField, readInvitation } from '../fields/message';
import { participantsField, readParticipantIds } from '../fields/participants';
import { defineOperation } from '../defineOperation';
import { currentInvite } from './getInviteCode';
import { invitePeople } from './invitePeople';

const pictureUrl: INodeProperties = {
	displayName: 'Picture URL',
	name: 'pictureUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/course.jpg',
	description: 'The address of a picture that is sent with the message below it',
};

export const sendInvite = defineOperation({
	name: 'Send Invite',
	value: 'sendInvite',
	action: 'Send invite link of a group to people',
	description:
		'Send the current invite link of a group to people by WhatsApp, and get what became of each message',
	requests:
		'1 for the link, and 1 for every person; 1 more for every number of Argentina, Brazil, Ivory Coast and Mexico, of which WhatsApp may have another form',
	fields: [linkGroupField, participantsField, invitationField],
	options: [pictureUrl],
	safe: false,
	read: (item) => ({
		groupId: readGroupId(item),
		ids: readParticipantIds(item),
		text: readInvitation(item),
		picture: item.option('pictureUrl')
			? pictureAt(item.option('pictureUrl'), 'Picture URL')
			: undefined,
	}),
	async run(wawp, { groupId, ...invitation }) {
		const { link } = await currentInvite(wawp, groupId);
		const deliveries = await invitePeople(wawp, { groupId, link, ...invitation });
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
