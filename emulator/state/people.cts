export type Role = 'participant' | 'admin' | 'superadmin';

/** Somebody on WhatsApp, under the two names that WhatsApp has for them. */
export interface Person {
	/** `<phone>@c.us` */
	id: string;
	/** `<digits>@lid`, the privacy ID, which does not contain the phone number */
	lid: string;
	/** digits only, with the country code */
	phone: string;
}

export interface Participant extends Person {
	role: Role;
}

/** The person with this phone number. The LID follows from the number, so it is always the same. */
export function personOf(phone: string): Person {
	const scrambled = ((BigInt(phone) * 2654435761n) % 100000000000000n) + 100000000000000n;
	return { id: `${phone}@c.us`, lid: `${scrambled}@lid`, phone };
}

/** `<phone>@s.whatsapp.net`, how GOWS and NOWEB write a person. */
export function jidOf(person: Person): string {
	return `${person.phone}@s.whatsapp.net`;
}

/** Whether this participant is an admin or the owner; false for somebody who is not there. */
export function isAdmin(participant: Participant | undefined): boolean {
	return participant !== undefined && participant.role !== 'participant';
}
