import type { Answer } from '../http/answers.cts';
import { jidOf, type Participant, type Person } from '../state/people.cts';
import type { Group, SentMessage } from '../state/state.cts';

/** The engines under Wawp; which one answers is not fixed, and the answers differ. */
export type Engine = 'GOWS' | 'NOWEB' | 'WEBJS';

/** What became of one person in add, remove, promote or demote. */
export interface MemberResult {
	participant: Participant;
	/** 200, or WhatsApp's error code */
	code: number;
}

export interface View {
	/** people are named by `…@lid` rather than by number */
	lids: boolean;
	/** and no number stands beside that */
	hidden?: boolean;
	/** false for `exclude=participants` */
	participants: boolean;
}

/** How one engine writes its answers. */
export interface Shapes {
	group(group: Group, view: View): Record<string, unknown>;
	/** the whole answer to get participants, always a list */
	participants(group: Group, view: View): Array<Record<string, unknown>>;
	/** add, remove, promote, demote */
	changed(
		results: MemberResult[],
		action: 'add' | 'remove' | 'promote' | 'demote',
		view: View,
	): unknown;
	created(group: Group, results: MemberResult[], view: View): unknown;
	joinInfo(group: Group, view: View): unknown;
	/** a text that was sent */
	message(message: SentMessage): unknown;
	/** set subject, description, admins-only, leave: done, with nothing to say */
	done(): Answer;
	deletesGroups: boolean;
	/** accepts an empty subject or description */
	takesEmptyTexts: boolean;
}

/** The ID of a person as GOWS and NOWEB write it. */
export function rawId(person: Person, lids: boolean): string {
	return lids ? person.lid : jidOf(person);
}
