import type { Engine } from '../engines/shapes.cts';
import type { GroupEvent } from './groupEvents.cts';
import type { Participant } from '../state/people.cts';
import type { Variants } from '../variants.cts';
import type { Group, State } from '../state/state.cts';

/** One event as a webhook gets it, still without its envelope. */
interface EventPayload {
	event: string;
	payload: Record<string, unknown>;
}

interface EventContext {
	state: State;
	engine: Engine;
	variants: Variants;
	/** ms since 1970 */
	now: number;
}

/**
 * What a group event looks like from outside, by Wawp's pages or by WAHA's documents. How the engines' updates
 * differ is in the samples (test/answers/deliveries.cts).
 */
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
	const { id } = event.group;
	// GOWS and NOWEB give milliseconds, though seconds are documented
	const timestamp = context.engine === 'WEBJS' ? Math.floor(context.now / 1000) : context.now;
	const told = (name: string, fields: object): EventPayload => {
		return { event: `group.v2.${name}`, payload: { timestamp, _data: {}, ...fields } };
	};
	if (event.type === 'update') {
		const { subject, description } = event.changed;
		return [told('update', { group: { id, subject, description } })];
	}
	const { type, people, group } = event;
	const participants = people.map((one) => personOf(one, context, type === 'leave'));
	const events = [told('participants', { type, group: { id }, participants })];
	if (!people.some((one) => one.id === context.state.me.id)) return events;
	if (type === 'join') events.unshift(told('join', { group: groupOf(group, context) }));
	if (type === 'leave') events.unshift(told('leave', { group: { id } }));
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
	const { id, subject, description } = group;
	return {
		...{ id, subject, description, invite: `https://chat.whatsapp.com/${group.inviteCode}` },
		participants: [...group.participants.values()].map((one) => personOf(one, context, false)),
	};
}
