import { empty } from '../http/answers.cts';
import { isAdmin, personOf, type Participant } from '../state/people.cts';
import type { Group } from '../state/state.cts';
import { gowsPerson, GOWS_GROUP } from './samples.cts';
import { rawId, type MemberResult, type Shapes, type View } from './shapes.cts';

function participantOf(
	participant: Participant,
	{ lids, hidden }: View,
	code = 0,
): Record<string, unknown> {
	return gowsPerson(participant.lid.replace(/@.*/, ''), hidden ? '' : participant.phone, {
		JID: rawId(participant, lids),
		IsAdmin: isAdmin(participant),
		IsSuperAdmin: participant.role === 'superadmin',
		Error: code,
	});
}

function groupOf(group: Group, view: View): Record<string, unknown> {
	const owner = personOf(group.owner.split('@', 1)[0] ?? '0');
	const created = new Date(group.createdAt * 1000).toISOString();
	const { Participants: _, ...sample } = GOWS_GROUP;
	const fields: Record<string, unknown> = {
		...sample,
		...{ JID: group.id, Name: group.subject, Topic: group.description, GroupCreated: created },
		...{ OwnerJID: rawId(owner, view.lids), OwnerPN: rawId(owner, false) },
		...{ IsLocked: group.restrict, IsAnnounce: group.announce, IsParent: group.isCommunity },
		...{ LinkedParentJID: group.parentId ?? '', IsJoinApprovalRequired: group.joinApproval },
		...{ AddressingMode: view.lids ? 'lid' : 'pn', ParticipantCount: group.participants.size },
	};
	if (view.participants) fields.Participants = participantsOf(group, view);
	return fields;
}

function participantsOf(group: Group, view: View): Array<Record<string, unknown>> {
	return [...group.participants.values()].map((one) => participantOf(one, view));
}

/** GOWS: the names of whatsmeow's Go structs. */
export const gows: Shapes = {
	group: groupOf,
	participants: participantsOf,
	changed: (results, _action, view) => results.map((result) => resultOf(result, view)),
	created: (group, results, view) => ({
		...groupOf(group, view),
		Participants: [
			...participantsOf(group, view),
			...results.filter(({ code }) => code !== 200).map((result) => resultOf(result, view)),
		],
	}),
	joinInfo: groupOf,
	// WAHA's own form, with what whatsmeow gave
	message: ({ id, chatId, text }) => ({
		id: `true_${chatId}_${id}`,
		fromMe: true,
		to: chatId,
		body: text,
		ack: 0,
		_data: { Info: { Chat: chatId, ID: id, IsFromMe: true } },
	}),
	done: () => empty(),
	deletesGroups: false,
	takesEmptyTexts: false,
};

function resultOf({ participant, code }: MemberResult, view: View): Record<string, unknown> {
	return participantOf(participant, view, code === 200 ? 0 : code);
}
