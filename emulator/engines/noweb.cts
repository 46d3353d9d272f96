import { empty } from '../http/answers.cts';
import { personOf } from '../state/people.cts';
import type { Group } from '../state/state.cts';
import { NOWEB_GROUP } from './samples.cts';
import { rawId, type Shapes, type View } from './shapes.cts';

function groupOf(group: Group, view: View): Record<string, unknown> {
	const { participants: _, ownerPn: __, ...sample } = NOWEB_GROUP;
	const fields: Record<string, unknown> = {
		...sample,
		...{ id: group.id, addressingMode: view.lids ? 'lid' : 'pn', subject: group.subject },
		...{ subjectTime: group.createdAt, creation: group.createdAt, size: group.participants.size },
		...{ owner: rawId(personOf(group.owner.split('@', 1)[0] ?? '0'), view.lids) },
		desc: group.description === '' ? undefined : group.description,
		...{ restrict: group.restrict, announce: group.announce, isCommunity: group.isCommunity },
		...(group.parentId && { linkedParent: group.parentId }),
		joinApprovalMode: group.joinApproval,
	};
	if (view.participants) fields.participants = participantsOf(group, view);
	return fields;
}

function participantsOf(group: Group, view: View): Array<Record<string, unknown>> {
	return [...group.participants.values()].map((one) => ({
		id: rawId(one, view.lids),
		phoneNumber: view.lids && !view.hidden ? rawId(one, false) : undefined,
		admin: one.role === 'participant' ? null : one.role,
	}));
}

/** NOWEB: the names of Baileys. */
export const noweb: Shapes = {
	group: groupOf,
	participants: participantsOf,
	changed: (results, _action, view) =>
		results.map(({ participant, code }) => {
			const jid = rawId(participant, view.lids);
			const attrs = code === 200 ? { jid } : { jid, error: String(code) };
			// Baileys hands the status on as the text that the protocol holds
			return { status: String(code), jid, content: { tag: 'participant', attrs } };
		}),
	created: (group, _results, view) => groupOf(group, view),
	joinInfo: groupOf,
	message: ({ id, chatId, text }) => ({
		key: { remoteJid: chatId.replace('@c.us', '@s.whatsapp.net'), fromMe: true, id },
		message: { extendedTextMessage: { text } },
		messageTimestamp: '1790000000',
		status: 'PENDING',
	}),
	done: () => empty(),
	deletesGroups: false,
	takesEmptyTexts: true,
};
