import type { PeopleChange } from '../contract/participants';

/** On WEBJS it can be the code of the whole request. */
const SLOW_DOWN = 'WhatsApp limits such requests at the moment. Try again in some hours.';

/**
 * WhatsApp's codes for single people, as the engines pass them on. Sources: whatsapp-web.js (GroupChat.js), whatsmeow
 * (errors.go).
 */
const ADD_MESSAGES: Record<number, string> = {
	403: 'The privacy settings of this person do not allow them to be added. Send the invite link instead.',
	404: 'This number is not on WhatsApp. Check the number and its country code.',
	408: 'This person left the group a short time ago. Send the invite link instead.',
	409: 'Nothing to do: already a member',
	419: 'The group is full',
	// wa-js, addParticipants.ts
	421: 'Not in the group yet: one of its admins has to agree first',
	429: SLOW_DOWN,
};

/** WEBJS has WhatsApp send one in the same step. */
const INVITED =
	'The privacy settings of this person do not allow them to be added. WhatsApp has sent them its own invitation.';

/** The same where nobody is added. */
const OTHER_MESSAGES: Record<number, string> = {
	404: 'This person is not in the group',
	409: 'Nothing to do: already as asked for',
	429: SLOW_DOWN,
};

/** People come to the parent of a community by one of its groups (Evolution #2616; 417 is WEBJS's own code). */
export const OF_COMMUNITY =
	'This is a community, and people join it by one of its groups. Add them to a group of the community, or send its link.';
const NO_COMMUNITY_MEMBER = 417;

/** A 404 for a number with two forms that is in neither form in the list. */
export const OTHER_FORM =
	'This number is not on WhatsApp as it is written. In its country numbers are written in two ways: try the other one, such as +55 11 8765 4321 for +55 11 98765 4321.';

/** WhatsApp's word on a person, in words for the user. */
export function messageOfResult(
	change: PeopleChange,
	{ code, isInvited }: { code: number; isInvited: boolean },
): string {
	if (code === 200) return 'Done';
	if (code === NO_COMMUNITY_MEMBER) return OF_COMMUNITY;
	if (isInvited) return INVITED;
	const known = change === 'add' ? ADD_MESSAGES[code] : OTHER_MESSAGES[code];
	return known ?? `WhatsApp refused this with code ${code}`;
}

/** What the member list shows of somebody, in words; `null` where it shows nothing. */
export function messageOfLook(done: boolean | null): string {
	if (done === null)
		return 'Nothing shows what became of this person. Check the group in WhatsApp.';
	return done
		? 'Done'
		: 'The member list has not changed for this person. Check the group in WhatsApp before you run this again.';
}
