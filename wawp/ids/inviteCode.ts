import { isObject, plainText } from '../../lib/json';
import { cleanText, quoted } from '../../lib/text';
import { EmptyError, InputError } from '../failures/errors';
import { listIn, onlyOne } from './listInput';

const LABEL = 'Invite Code or Link';
/** Where WhatsApp opens an invite: this, and the code. */
const LINK_START = 'https://chat.whatsapp.com/';

/** Codes in links as people have them: with what the share sheet adds (`?mode=gi_t`), or within a sentence. */
const LINKS = /\bchat\.whatsapp\.com\/(?:invite\/)?([A-Za-z0-9]+)/gi;
const OTHER_FORMS = [
	// an app's link
	/^(?:whatsapp|https?):\/\/\S*[?&]code=([A-Za-z0-9]+)/i,
	// without what stands before it
	/^\/?([A-Za-z0-9]{22})(?:[/?&]|$)/,
];
/** What stands around a link or a code: brackets, quotes, and the end of a sentence. */
const AROUND = /^[\s<([{"'`“”„«»‘’‚]+|[\s>)\]}"'`“”„«»‘’.,;:!?…。，！？]+$/g;

const EXPECTED = 'Give the whole link, such as https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv.';

/** Codes of invites that WhatsApp sends to one person, when adding them was refused. */
const PERSONAL_LENGTH = 16;
const ASK_FOR_LINK =
	'A code of 16 characters works only in the chat it was sent to. Ask an admin for the invite link of the group.';

/** What a group can be joined by. */
export interface Invite {
	code: string;
	link: string;
}

/** Whether a text has the form of WhatsApp's own codes. */
export function isRealCode(text: string): boolean {
	return /^[A-Za-z0-9]{22}$/.test(text);
}

/** The code in a link as WhatsApp's engines write it; `undefined` if it is none. */
export function inviteCodeOfLink(link: string): string | undefined {
	const code = link.startsWith(LINK_START) ? link.slice(LINK_START.length) : '';
	return isRealCode(code) ? code : undefined;
}

/** A code with the link that it belongs to. */
export function inviteOf(code: string): Invite {
	return { code, link: LINK_START + code };
}

/**
 * The code that a user gives, as a code or as a link in any usual form.
 * @throws InputError
 */
export function parseInviteCode(value: unknown): string {
	const one = onlyOne(listIn(isObject(value) ? (value.code ?? value.link) : value), LABEL, 'links');
	const given = cleanText(plainText(one));
	if (['', 'undefined', 'null'].includes(given)) throw new EmptyError(LABEL, EXPECTED);
	const text = unescaped(given.replace(AROUND, ''));
	const inLinks = new Set([...text.matchAll(LINKS)].map(([, code = '']) => code).filter(isCode));
	if (inLinks.size > 1) {
		throw new InputError(`"${LABEL}" holds ${inLinks.size} links`, 'Give one for each item.');
	}
	const inOther = OTHER_FORMS.map((form) => form.exec(text)?.[1]).find(Boolean);
	const [found = inOther ?? text] = inLinks;
	if (isCode(found)) {
		if (found.length !== PERSONAL_LENGTH) return found;
		throw new InputError(`"${LABEL}" is a personal invite`, ASK_FOR_LINK);
	}
	throw new InputError(`"${LABEL}" ${quoted(text)} is not an invite link or code`, EXPECTED);
}

/** As it was before something put it into a URL, or into HTML. */
function unescaped(text: string): string {
	const plain = text.replaceAll('&amp;', '&');
	return /%3A%2F%2F/i.test(plain) ? plain.replaceAll(/%3A/gi, ':').replaceAll(/%2F/gi, '/') : plain;
}

/** Wawp's page shows a shorter code than real ones; others pass where they mix letters and digits, which no word does. */
export function isCode(text: string): boolean {
	return isRealCode(text) || /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9]{8,40}$/.test(text);
}
