import { json } from '../http/answers.cts';
import { isAdmin, personOf, type Person } from '../state/people.cts';
import type { Group } from '../state/state.cts';
import { serialized, WEBJS_GROUP } from './samples.cts';
import type { MemberResult, Shapes, View } from './shapes.cts';

/** What whatsapp-web.js says about an added person (GroupChat.addParticipants). */
const ADD_MESSAGES: Record<number, string> = {
	200: 'The participant was added successfully',
	403: 'The participant can be added by sending private invitation only',
	404: 'The phone number is not registered on WhatsApp',
	408: 'You cannot add this participant because they recently left the group',
	409: 'The participant is already a group member',
	419: "The participant can't be added because the group is full",
};

function idOf(person: Person, lids: boolean): string {
	return lids ? person.lid : person.id;
}

function participantsOf(group: Group, view: View): Array<Record<string, unknown>> {
	return [...group.participants.values()].map((one) => ({
		id: serialized(idOf(one, view.lids)),
		isAdmin: isAdmin(one),
		isSuperAdmin: one.role === 'superadmin',
	}));
}

function metadataOf(group: Group, view: View): Record<string, unknown> {
	const { participants: _, ...sample } = WEBJS_GROUP.groupMetadata;
	const fields: Record<string, unknown> = {
		...sample,
		...{ id: serialized(group.id), subject: group.subject, desc: group.description },
		owner: serialized(idOf(personOf(group.owner.split('@', 1)[0] ?? '0'), view.lids)),
		...{ creation: group.createdAt, size: group.participants.size },
		...{ restrict: group.restrict, announce: group.announce },
		membershipApprovalMode: group.joinApproval,
	};
	if (view.participants) fields.participants = participantsOf(group, view);
	return fields;
}

function resultsById(results: MemberResult[], lids: boolean): Record<string, unknown> {
	const byId: Record<string, unknown> = {};
	for (const { participant, code } of results) {
		const message = ADD_MESSAGES[code] ?? 'An unknown error occupied while adding a participant';
		byId[idOf(participant, lids)] = { code, message, isInviteV4Sent: false };
	}
	return byId;
}

/** WEBJS: the names of whatsapp-web.js. */
export const webjs: Shapes = {
	group: (group, view) => ({
		...WEBJS_GROUP,
		...{ id: serialized(group.id), name: group.subject, timestamp: group.createdAt },
		groupMetadata: metadataOf(group, view),
	}),
	participants: participantsOf,
	changed: (results, action, view) =>
		action === 'add' ? resultsById(results, view.lids) : { status: 200 },
	created(group, results, view) {
		const participants: Record<string, unknown> = {};
		for (const { participant, code } of results) {
			participants[idOf(participant, view.lids)] = {
				statusCode: code,
				message: ADD_MESSAGES[code] ?? 'An unknown error occupied while adding a participant',
				isGroupCreator: false,
				isInviteV4Sent: false,
			};
		}
		return { title: group.subject, gid: serialized(group.id), participants };
	},
	joinInfo: metadataOf,
	message: ({ id, chatId, text }) => ({
		_data: { id: { fromMe: true, remote: chatId, id, _serialized: `true_${chatId}_${id}` } },
		id: { fromMe: true, remote: chatId, id, _serialized: `true_${chatId}_${id}` },
		ack: 0,
		body: text,
		fromMe: true,
	}),
	done: () => json(true),
	deletesGroups: true,
	takesEmptyTexts: true,
};
