import type { About } from './about';
import type { FailureKind } from './messages';

type Meaning = Partial<Record<About | 'else', FailureKind>>;

/** What WhatsApp's own status means, which is certain to come from WhatsApp. */
const WHATSAPP_STATUSES: Record<number, Meaning> = {
	400: { else: 'badRequest' },
	401: {
		else: 'notAdmin',
		reading: 'notAllowed',
		pictureView: 'notAllowed',
		inviteInfo: 'notAllowed',
		inviteLink: 'joinRefused',
		create: 'whatsAppRefused',
		list: 'whatsAppRefused',
		message: 'notAllowed',
		person: 'whatsAppRefused',
	},
	403: {
		else: 'notAllowed',
		group: 'notInGroup',
		reading: 'notInGroup',
		inviteCode: 'notInGroup',
		inviteLink: 'joinRefused',
		inviteInfo: 'notAllowed',
		create: 'whatsAppRefused',
		list: 'whatsAppRefused',
		message: 'notAllowed',
		person: 'whatsAppRefused',
	},
	404: {
		else: 'groupNotFound',
		inviteLink: 'inviteInvalid',
		list: 'refused',
		create: 'notAcceptable',
		// also where there is the group and no picture
		picture: 'notFound',
		pictureView: 'notFound',
		// it can be the person
		members: 'notFound',
		message: 'notFound',
		person: 'notFound',
		// or the path, taken for the ID of a group
		inviteInfo: 'notFound',
	},
	406: {
		else: 'notAcceptable',
		inviteLink: 'inviteInvalid',
		inviteInfo: 'inviteInvalid',
		inviteCode: 'noInviteCode',
	},
	409: { else: 'conflict', inviteLink: 'alreadyIn' },
	410: {
		else: 'notAcceptable',
		inviteLink: 'inviteRevoked',
		inviteInfo: 'inviteRevoked',
		inviteCode: 'noInviteCode',
	},
	419: { else: 'notAcceptable', inviteLink: 'groupFull', members: 'groupFull' },
	429: { else: 'rateLimit' },
	463: { message: 'strangers' },
	475: { message: 'strangers' },
};

/** What an HTTP status means where nothing in the answer says more: Wawp's, or of something between. */
const HTTP_STATUSES: Record<number, Meaning> = {
	401: {
		else: 'unauthorized',
		list: 'wrongToken',
		session: 'wrongToken',
		webhooks: 'wrongToken',
		person: 'wrongToken',
	},
	402: { else: 'payment' },
	403: {
		else: 'notAllowed',
		list: 'forbidden',
		create: 'forbidden',
		session: 'forbidden',
		webhooks: 'forbidden',
		person: 'forbidden',
		inviteLink: 'forbidden',
		inviteInfo: 'forbidden',
	},
	404: { else: 'notFound' },
	405: { else: 'noSuchPath' },
	408: { else: 'timeout' },
	429: { else: 'rateLimit' },
	413: { else: 'badRequest', picture: 'fileTooLarge' },
	463: { else: 'badRequest', message: 'strangers' },
	475: { else: 'badRequest', message: 'strangers' },
	501: { else: 'unsupported' },
	502: { else: 'badGateway' },
	503: { else: 'badGateway' },
	504: { else: 'badGateway' },
	520: { else: 'badGateway' },
	521: { else: 'badGateway' },
	522: { else: 'badGateway' },
	523: { else: 'badGateway' },
	524: { else: 'badGateway' },
};

/** What WhatsApp's status means for a request; `undefined` for statuses that nobody knows. */
export function whatsAppsMeaning(status: number, about: About): FailureKind | undefined {
	return meaning(WHATSAPP_STATUSES[status], about);
}

/** What an HTTP status means for a request. */
export function httpMeaning(status: number, about: About): FailureKind {
	const known = meaning(HTTP_STATUSES[status], about);
	if (known) return known;
	if (status >= 500) return 'serverError';
	return status >= 400 ? 'badRequest' : 'refused';
}

function meaning(row: Meaning | undefined, about: About): FailureKind | undefined {
	return row?.[about] ?? row?.else;
}
