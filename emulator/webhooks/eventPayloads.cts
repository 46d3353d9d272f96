import type { Engine } from '../engines/shapes.cts';
import type { GroupChange, GroupEvent } from './groupEvents.cts';
import type { Participant } from '../state/people.cts';
import type { Variants } from '../variants.cts';
import type { Group, State } from '../state/state.cts';

/** One event as a webhook gets it, still without its envelope. */
export interface EventPayload {
	event: string;
	payload: Record<string, unknown>;
}

export interface EventContext {
	state: State;
	engine: Engine;
	variants: Variants;
	/** ms since 1970 */
	now: number;
}

/** What a group event looks like from outside, by Wawp's pages or by WAHA's documents. */
export function payloadsOf(event: GroupEvent, context: EventContext): EventPayload[] {
	return context.variants.eventForm === 'wawp' ? byWawp(event, context) : byWaha(event, context);
}

/** By Wawp's pages; `participants` is an object with the keys 0, 1, …, as a PHP array is written. */
function byWawp(event: GroupEvent, context: EventContext): EventPayload[] {
	const chatId = event.group.id;
	if (event.type === 'update') {
		const changes = wahaChanges(event.changed);
		return [{ event: 'group.v2.update', payload: { chatId, changes } }];
	}
	const { type, people } = event;
	const participants = Object.fromEntries(people.map((one, index) => [index, idOf(one, context)]));
	if (type === 'promote' || type === 'demote') {
		const payload = { chatId, action: type, participants };
		return [{ event: 'group.v2.participants', payload }];
	}
	return [{ event: `group.v2.${type}`, payload: { chatId, participants } }];
}

/** By WAHA: join and leave are about this number itself; everybody is in `participants`. */
function byWaha(event: GroupEvent, context: EventContext): EventPayload[] {
	const { group, type } = event;
	// GOWS gives milliseconds, though seconds are documented
	const timestamp = context.engine === 'GOWS' ? context.now : Math.floor(context.now / 1000);
	const _data = {};
	if (type === 'update') {
		const changed = { id: group.id, ...wahaChanges(event.changed) };
		return [{ event: 'group.v2.update', payload: { timestamp, group: changed, _data } }];
	}
	const participants = event.people.map((one) => personOf(one, context, type === 'leave'));
	const payload = { type, timestamp, group: { id: group.id }, participants, _data };
	const events: EventPayload[] = [{ event: 'group.v2.participants', payload }];
	if (event.people.some(({ id }) => id === context.state.me.id)) {
		const about = type === 'join' ? groupOf(group, context) : { id: group.id };
		if (type === 'join' || type === 'leave') {
			events.unshift({
				event: `group.v2.${type}`,
				payload: { timestamp, group: about, _data },
			});
		}
	}
	return events;
}

function idOf(one: Participant, { variants }: EventContext): string {
	return variants.peopleAs === 'lid' ? one.lid : one.id;
}

function personOf(one: Participant, context: EventContext, left: boolean): Record<string, unknown> {
	return { id: idOf(one, context), pn: one.id, role: left ? 'left' : one.role };
}

function groupOf(group: Group, context: EventContext): Record<string, unknown> {
	return {
		id: group.id,
		subject: group.subject,
		description: group.description,
		invite: `https://chat.whatsapp.com/${group.inviteCode}`,
		membersCanAddNewMember: true,
		// GOWS forgets to negate this one
		membersCanSendMessages: context.engine === 'GOWS' ? group.announce : !group.announce,
		newMembersApprovalRequired: group.joinApproval,
		participants: [...group.participants.values()].map((one) => personOf(one, context, false)),
	};
}

function wahaChanges(changed: GroupChange): Record<string, unknown> {
	const fields: Record<string, unknown> = {};
	if (changed.subject !== undefined) fields.subject = changed.subject;
	if (changed.description !== undefined) fields.description = changed.description;
	if (changed.picture !== undefined) fields.picture = changed.picture;
	if (changed.announce !== undefined) fields.membersCanSendMessages = !changed.announce;
	if (changed.restrict !== undefined) fields.membersCanChangeInfo = !changed.restrict;
	if (changed.joinApproval !== undefined) fields.newMembersApprovalRequired = changed.joinApproval;
	if (changed.inviteCode !== undefined) {
		fields.invite = `https://chat.whatsapp.com/${changed.inviteCode}`;
	}
	return fields;
}
