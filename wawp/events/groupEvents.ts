/**
 * What the trigger can start on, and the Wawp events that may carry it.
 *
 * Wawp's pages and the engine below it (WAHA) disagree: by the pages `group.v2.join` is about
 * anybody, by WAHA about this number, with everybody in `group.v2.participants` (docs/wawp-api.md,
 * "Webhooks"). So both are asked for; and whoever listens to joining hears of leaving too, since somebody who
 * joins again within seconds could not be told from an event that comes twice.
 */
export const GROUP_EVENTS = {
	groupUpdated: ['group.v2.update'],
	participantDemoted: ['group.v2.participants'],
	participantJoined: ['group.v2.join', 'group.v2.leave', 'group.v2.participants'],
	participantLeft: ['group.v2.join', 'group.v2.leave', 'group.v2.participants'],
	participantPromoted: ['group.v2.participants'],
	selfJoined: ['group.v2.join', 'group.v2.leave', 'group.v2.participants'],
	selfLeft: ['group.v2.join', 'group.v2.leave', 'group.v2.participants'],
} as const satisfies Record<string, string[]>;

export type GroupEvent = keyof typeof GROUP_EVENTS;

/** Whether a value, from a saved workflow for example, names one of the events. */
export function isGroupEvent(value: unknown): value is GroupEvent {
	return typeof value === 'string' && Object.hasOwn(GROUP_EVENTS, value);
}

/** The names under which Wawp sends these events, each once, in alphabetical order. */
export function wawpEventsFor(events: GroupEvent[]): string[] {
	return [...new Set(events.flatMap((event) => [...GROUP_EVENTS[event]]))].sort();
}
