import * as v from 'valibot';
import { personId, personOf, type Person, type Role } from '../ids/person';
import { idText, into, object, made } from './commonSchemas';

/** The ID of a person, in the form that Wawp takes back, where it is a text for certain: as a key. */
export const personKey = v.pipe(v.string(), made(personId));

/** The ID of a person, in the form that Wawp takes back. */
export const personJid = v.pipe(idText, personKey);

/** The same where it may be missing; GOWS writes '' then. */
export const optionalJid = into(
	v.nullish(v.union([v.literal(''), personJid])),
	(id) => id || undefined,
);

/** Somebody as an answer lists them, and WhatsApp's code for whom it refused. */
export interface Listed extends Person {
	/** All IDs by which the answer names them. */
	ids: string[];
	/** WhatsApp's code; 0 for a member. */
	code: number;
	role: Exclude<Role, 'left'>;
}

function listed(ids: Array<string | undefined>, role: Listed['role'], code = 0): Listed {
	const known = ids.filter((id) => id !== undefined);
	return { ...personOf(known), role, ids: known, code };
}

function rankOf(isAdmin: boolean, isSuperAdmin: boolean): Listed['role'] {
	return isSuperAdmin ? 'superadmin' : isAdmin ? 'admin' : 'participant';
}

/** GOWS: whatsmeow's GroupParticipant, which always has all of its keys. */
export const gowsPerson = object(
	{
		JID: personJid,
		PhoneNumber: optionalJid,
		LID: optionalJid,
		IsAdmin: v.boolean(),
		IsSuperAdmin: v.boolean(),
		Error: v.number(),
	},
	({ JID, PhoneNumber, LID, IsAdmin, IsSuperAdmin, Error: code }) =>
		listed([JID, PhoneNumber, LID], rankOf(IsAdmin, IsSuperAdmin), code),
);

/** NOWEB: Baileys' GroupParticipant. An ordinary member has `admin: null`. */
const nowebPerson = object(
	{
		id: personJid,
		phoneNumber: optionalJid,
		lid: optionalJid,
		admin: v.nullable(v.picklist(['admin', 'superadmin'])),
	},
	({ id, phoneNumber, lid, admin }) => listed([id, phoneNumber, lid], admin ?? 'participant'),
);

/** WEBJS: whatsapp-web.js' GroupParticipant; Wawp's page of the participants names the same two flags. */
const webjsPerson = object(
	{ id: personJid, isAdmin: v.boolean(), isSuperAdmin: v.boolean() },
	({ id, isAdmin, isSuperAdmin }) => listed([id], rankOf(isAdmin, isSuperAdmin)),
);

/** Somebody in a list of members, on any engine. */
export const member = v.union([gowsPerson, nowebPerson, webjsPerson]);

/** What an answer says of one person in a change. */
export interface PersonResult {
	/** By which the answer names them. */
	ids: string[];
	/** WhatsApp's code; 200 for what was done, in a new group also 0. */
	code: number;
	/** WhatsApp has sent an invitation of its own (WEBJS says so). */
	isInvited: boolean;
	/**
	 * The code is not WhatsApp's word on them: WEBJS's own for an answer that it could not read (whatsapp-web.js #3646),
	 * or that of the whole request (Injected/Utils.js).
	 */
	isUnread: boolean;
}

/** What WhatsApp says of somebody. */
export function personResult(
	ids: string[],
	code: number,
	more: Partial<PersonResult> = {},
): PersonResult {
	return { ids, code, isInvited: false, isUnread: false, ...more };
}
