import type { Engine } from '../engines/shapes.cts';
import type { GroupEvent } from './groupEvents.cts';
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
	// what it says of the change cannot be read on the page
	if (event.type === 'update') return [{ event: 'group.v2.update', payload: { chatId } }];
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
	// GOWS and NOWEB give milliseconds, though seconds are documented
	const timestamp = context.engine === 'WEBJS' ? Math.floor(context.now / 1000) : context.now;
	const _data = {};
	if (type === 'update') return updatesByWaha(event, context, timestamp);
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
	return variants.peopleAs === 'phone' ? one.id : one.lid;
}

function personOf(one: Participant, context: EventContext, left: boolean): Record<string, unknown> {
	const isHidden = context.variants.peopleAs === 'hidden';
	return { id: idOf(one, context), pn: isHidden ? null : one.id, role: left ? 'left' : one.role };
}

function groupOf(group: Group, context: EventContext): Record<string, unknown> {
	return {
		id: group.id,
		subject: group.subject,
		description: group.description,
		invite: `https://chat.whatsapp.com/${group.inviteCode}`,
		membersCanAddNewMember: true,
		// all engines forget to negate this one
		membersCanSendMessages: group.announce,
		newMembersApprovalRequired: group.joinApproval,
		participants: [...group.participants.values()].map((one) => personOf(one, context, false)),
	};
}

/** What each engine tells of a change (WAHA's groups.{gows,noweb,webjs}.ts); GOWS nothing of some. */
function updatesByWaha(
	{ group, changed }: GroupEvent & { type: 'update' },
	context: EventContext,
	timestamp: number,
): EventPayload[] {
	const told = (fields: object, _data: object): EventPayload[] => [
		{ event: 'group.v2.update', payload: { timestamp, group: { id: group.id, ...fields }, _data } },
	];
	const { subject, description, announce, restrict, joinApproval, inviteCode } = changed;
	const link = inviteCode && `https://chat.whatsapp.com/${inviteCode}`;
	if (context.engine === 'WEBJS') {
		const { invite: _, ...whole } = groupOf(group, context);
		return told({ ...whole, invite: group.inviteCode, participants: [] }, { type: 'subject' });
	}
	if (context.engine === 'NOWEB') {
		const fields = { subject, description, invite: link, membersCanSendMessages: announce };
		const _data = { id: group.id, announce, restrict, author: context.state.me.lid };
		return told({ ...fields, newMembersApprovalRequired: joinApproval }, _data);
	}
	const fields = {
		...{ subject, description, invite: link },
		membersCanSendMessages: announce === undefined ? undefined : !announce,
		newMembersApprovalRequired: joinApproval === undefined ? undefined : true,
	};
	const isTold = Object.values(fields).some((value) => value !== undefined);
	return isTold
		? told(fields, { Announce: announce === undefined ? null : { IsAnnounce: announce } })
		: [];
}
