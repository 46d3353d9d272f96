import type { Participant } from '../state/people.cts';
import type { Group } from '../state/state.cts';

/** What changed about a group, by the names of the fields here. */
export type GroupChange = Partial<
	Pick<
		Group,
		'subject' | 'description' | 'announce' | 'restrict' | 'joinApproval' | 'picture' | 'inviteCode'
	>
>;

/** Something that happened in a group that this number is in, or was in until then. */
export type GroupEvent =
	| {
			type: 'join' | 'leave' | 'promote' | 'demote';
			group: Group;
			people: Participant[];
	  }
	| { type: 'update'; group: Group; changed: GroupChange };
