/**
 * By Wawp's pages `group.v2.join` and `group.v2.leave` are about anybody; by the engine below it (WAHA) about this
 * number, with everybody in `group.v2.participants` (docs/wawp-api.md, "Webhooks"). So all are asked for; and whoever
 * listens to joining hears of leaving too, since somebody who joins again within seconds could not be told from an
 * event that comes twice.
 */
const ANYBODY = ['group.v2.join', 'group.v2.leave', 'group.v2.participants'];
const PARTICIPANTS = ['group.v2.participants'];

/** What the trigger can start on. */
export type GroupEvent =
	| 'groupUpdated'
	| 'participantDemoted'
	| 'participantJoined'
	| 'participantLeft'
	| 'participantPromoted'
	| 'selfJoined'
	| 'selfLeft';

interface Facts {
	/** The Wawp events that may carry it. */
	carriedBy: string[];
	/** After this the same can happen again at once. */
	endedBy?: GroupEvent;
}

export const GROUP_EVENTS: Record<GroupEvent, Facts> = {
	groupUpdated: { carriedBy: ['group.v2.update'] },
	participantDemoted: { carriedBy: PARTICIPANTS, endedBy: 'participantPromoted' },
	participantJoined: { carriedBy: ANYBODY, endedBy: 'participantLeft' },
	participantLeft: { carriedBy: ANYBODY, endedBy: 'participantJoined' },
	participantPromoted: { carriedBy: PARTICIPANTS, endedBy: 'participantDemoted' },
	selfJoined: { carriedBy: ANYBODY, endedBy: 'selfLeft' },
	selfLeft: { carriedBy: ANYBODY, endedBy: 'selfJoined' },
};

/** Whether a value, from a saved workflow for example, names one of the events. */
export function isGroupEvent(value: unknown): value is GroupEvent {
	return typeof value === 'string' && Object.hasOwn(GROUP_EVENTS, value);
}

/** The names under which Wawp sends these events, each once, in alphabetical order. */
export function wawpEventsFor(events: GroupEvent[]): string[] {
	return [...new Set(events.flatMap((event) => GROUP_EVENTS[event].carriedBy))].sort();
}
