import { answerText } from '../failures/answerText';
import type { PersonResult } from './personResults';

/** What became of one person in add, remove, promote or demote. */
export interface Change extends Pick<PersonResult, 'done' | 'code'> {
	/** As it was asked for: `<phone>@c.us` or `…@lid`. */
	id: string;
	phone: string | null;
	/** The result in words, for the user. */
	message: string;
}

/** WhatsApp's codes for single people, as whatsmeow and Baileys pass them on. */
const ADD_MESSAGES: Record<number, string> = {
	400: 'This is not a number that WhatsApp can use',
	401: 'This person has blocked the number that is linked to Wawp',
	403: 'The privacy settings of this person do not allow them to be added. Send the invite link instead.',
	404: 'This number is not on WhatsApp. Check the number and its country code.',
	406: 'WhatsApp does not allow this person to be added',
	408: 'This person left the group a short time ago. Send the invite link instead.',
	409: 'Nothing to do: already a member',
	419: 'The group is full',
	429: 'WhatsApp limits requests for this person. Try again in some hours.',
	500: 'The group is full',
};

/** The same where nobody is added. */
const OTHER_MESSAGES: Record<number, string> = {
	403: 'WhatsApp does not allow this for this person',
	404: 'This person is not in the group',
	406: 'WhatsApp does not allow this for this member',
	409: 'Nothing to do: already as asked for',
	429: 'WhatsApp limits requests for this person. Try again in some hours.',
};

/** A person's change as the answer tells it. */
export function changeByAnswer(id: string, result: PersonResult, isAdding = true): Change {
	const { done, code, words } = result;
	if (done === false && words) {
		return { id, phone: phoneOf(id), done, code, message: `Refused: ${answerText(words)}` };
	}
	if (code === null) return done === false ? refused(id) : changeBySight(id, done);
	const known = isAdding ? ADD_MESSAGES[code] : OTHER_MESSAGES[code];
	const message = known ?? (done ? 'Done' : `WhatsApp refused this with code ${code}`);
	return { id, phone: phoneOf(id), done, code, message };
}

/** A person's change by looking afterwards; `null` where looking did not tell. */
export function changeBySight(id: string, done: boolean | null): Change {
	const message =
		done === null
			? 'Wawp took the request, but does not say what became of this person. Check the group in WhatsApp.'
			: done
				? 'Done'
				: 'Wawp took the request, but the member list has not changed for this person. Check the group in WhatsApp before you run this again.';
	return { id, phone: phoneOf(id), done, code: null, message };
}

/** A person whom the answer refuses without a code. */
function refused(id: string): Change {
	return { id, phone: phoneOf(id), done: false, code: null, message: 'WhatsApp refused this' };
}

function phoneOf(id: string): string | null {
	return id.endsWith('@c.us') ? id.slice(0, -'@c.us'.length) : null;
}
