/** What n8n calls the reason of a failure; only where an answer proves it. */
type Cause =
	| 'configuration-invalid'
	| 'credential-invalid'
	| 'quota-exhausted'
	| 'rate-limited'
	| 'temporarily-unavailable';

interface Texts {
	/** What happened, without a period. n8n replaces a message that holds a system error code, so none does. */
	message: string;
	/** What to do. */
	advice: string;
	cause?: Cause;
	/** A change may have been made all the same. */
	inDoubt?: true;
}

const TRY_LATER =
	'Try again later. If it keeps happening, check the instance in the Wawp dashboard.';
const REPORT = 'If it keeps happening, please report it to the authors of this node.';

/** Everything that can go wrong with a request, as the user reads it. */
export const KINDS = {
	allFull: {
		message: 'All groups are full',
		advice: 'Add another group, or raise "Members per Group".',
	},
	alreadyIn: {
		message: 'This number is in the group already, or has asked to be let in',
		advice: 'Look in WhatsApp. If an admin has to agree, wait for that.',
	},
	badGateway: {
		message: 'Wawp is not available at the moment',
		advice: 'Try again in a few minutes.',
		cause: 'temporarily-unavailable',
		inDoubt: true,
	},
	badPicture: {
		message: 'WhatsApp does not take this picture',
		advice: 'Use a square JPEG file, for example 640 × 640 pixels.',
	},
	badRequest: {
		message: 'Wawp did not accept the request',
		advice: 'Check the values of this item.',
	},
	conflict: {
		message:
			'WhatsApp did not make this change, because it conflicts with the current state of the group',
		advice: 'Check the group in WhatsApp. It may already be as asked for.',
	},
	connectionLost: {
		message: 'The connection to Wawp was lost before the answer came',
		advice: 'Try again.',
		inDoubt: true,
	},
	fileNotFound: {
		message: 'Wawp could not fetch the file',
		advice: 'Open its URL in a browser that is not signed in anywhere. It must show the file.',
	},
	fileTooLarge: {
		message: 'The file is too large for Wawp',
		advice:
			'Make it smaller. WhatsApp takes pictures up to 5 MB, videos and voice up to 16 MB, and PDF files up to 100 MB.',
	},
	forbidden: {
		message: 'Wawp does not allow this',
		advice: 'Check the plan and the rights of the access token in the Wawp dashboard.',
	},
	groupFull: {
		message: 'The group is full',
		advice: 'A WhatsApp group takes 1,024 people. Use another group, or remove somebody.',
	},
	groupNotFound: {
		message: 'WhatsApp knows no group with this ID',
		advice: 'Check "Group". To be sure of it, pick the group with "From List" once and compare.',
		cause: 'configuration-invalid',
	},
	incomplete: {
		message: 'Wawp gave only a part of the list',
		advice:
			'Nothing was passed on, because a part would look like the whole. Try again. If it keeps happening, please report it to Wawp.',
	},
	blockedByN8n: {
		message: 'n8n does not allow requests to the address in Base URL',
		advice:
			'Its protection of internal addresses (SSRF) is on. Ask the administrator of n8n to add the host to N8N_SSRF_ALLOWED_HOSTNAMES.',
	},
	hostNotFound: {
		message: 'The host in Base URL was not found',
		advice:
			'Check Base URL in the Wawp credential for a typo. If it is right, n8n cannot look up names (DNS) at the moment.',
	},
	insecure: {
		message: 'No secure connection to Wawp could be made',
		advice:
			'The certificate of the address in Base URL is not valid, or n8n does not know who has issued it. Check Base URL in the Wawp credential. For a certificate of your own, set NODE_EXTRA_CA_CERTS where n8n runs.',
	},
	inviteInvalid: {
		message: 'WhatsApp does not accept this invite link',
		advice:
			'Copy the whole link once more. It looks like https://chat.whatsapp.com/ and 22 letters and digits.',
	},
	inviteRevoked: {
		message: 'This invite link was revoked',
		advice: 'Get the current link from an admin of the group.',
	},
	joinRefused: {
		message: 'WhatsApp does not let this number into the group',
		advice:
			'Usually it was removed from the group before, or the link is no longer valid. Ask an admin to add it.',
	},
	joinUnread: {
		message: 'WhatsApp took the request to join, and the engine could not read its answer',
		advice: 'Look in WhatsApp whether this number is in the group, or an admin has to let it in.',
		inDoubt: true,
	},
	linkUnchanged: {
		message: 'The link of the group is still the same',
		advice:
			'Wawp took the request, but the old link still works. Some WhatsApp engines behind Wawp cannot reset links. Reset it in WhatsApp: group info > Invite via link > Reset link.',
	},
	linkUnconfirmed: {
		message: 'It is not certain that the link of the group was reset',
		advice:
			'Wawp took the request, and nothing shows that the link is another one now. Compare it in WhatsApp before you rely on it.',
	},
	nobody: {
		message: 'WhatsApp knows nobody under this number',
		advice:
			'Check the number and its country code. In Argentina, Brazil, Ivory Coast and Mexico numbers are written in two ways: try the other one, such as +55 11 8765 4321 for +55 11 98765 4321.',
	},
	noAnswer: {
		message: 'No answer came from Wawp',
		advice: 'Check Base URL in the Wawp credential and the internet connection of n8n.',
		inDoubt: true,
	},
	noInviteCode: {
		message: 'WhatsApp gave no invite code for this group',
		advice:
			'Usually the number that is linked to Wawp is not an admin of the group. Make it one in WhatsApp. No link was passed on.',
	},
	noOpenGroup: {
		message: 'No group with room was found',
		advice: 'Look at the groups in WhatsApp.',
	},
	noSuchPath: {
		message: 'Wawp does not know this operation',
		advice: `Check Base URL in the Wawp credential. ${REPORT}`,
	},
	notAcceptable: {
		message: 'WhatsApp does not accept this change',
		advice: 'Check the values of this item, and whether the group still exists in WhatsApp.',
	},
	notAdmin: {
		message: 'This WhatsApp number is not an admin of the group',
		advice:
			'Only admins may do this. In WhatsApp, make the number that is linked to Wawp an admin of the group.',
	},
	notAllowed: {
		message: 'WhatsApp or Wawp does not let this number do that',
		advice:
			'Usually this number is not an admin of the group, or has left it. Look in WhatsApp. If all is right there, test the Wawp credential.',
	},
	notFound: {
		message: 'Wawp did not find what was asked for',
		advice:
			'Wawp does not say what is missing. If it is about a group, pick the group with "From List" once and compare the ID. Then look in the Wawp dashboard whether the instance is started.',
	},
	notInGroup: {
		message: 'This WhatsApp number is not a member of the group',
		advice:
			'Add the number that is linked to Wawp to the group (as an admin, for invite links), or check "Group". If it is a member, run Group > Refresh, and try again in a minute.',
	},
	notLoaded: {
		message: 'WhatsApp has not loaded this group yet',
		advice: 'Run Group > Refresh, and try again in a minute.',
	},
	notWawp: {
		message: 'Something other than Wawp answered',
		advice:
			'Check Base URL in the Wawp credential. A proxy, firewall or login page may be answering in place of Wawp.',
		inDoubt: true,
	},
	proxyLogin: {
		message: 'A proxy between n8n and Wawp asks for a login',
		advice:
			'Put the name and password of the proxy into HTTPS_PROXY (and HTTP_PROXY) where n8n runs, or exclude Wawp with NO_PROXY.',
	},
	quota: {
		message: 'The limit of the Wawp plan is reached',
		advice:
			'Nothing more was sent. A daily limit ends with the day. Otherwise wait until the limit renews, or choose a larger plan in the Wawp dashboard.',
		cause: 'quota-exhausted',
	},
	rateLimit: {
		message: 'WhatsApp or Wawp asks this number to slow down',
		advice:
			'Nothing more was sent, to keep the number safe. Wait a few minutes, then run fewer items at once. Under Options, lower "Max Requests at Once" or raise "Pause Between Changes", whichever is there.',
		cause: 'rate-limited',
	},
	refused: {
		message: 'Wawp answered that this did not work',
		advice: TRY_LATER,
	},
	serverError: {
		message: 'Wawp could not handle the request',
		advice: TRY_LATER,
		inDoubt: true,
	},
	sessionDown: {
		message: 'The WhatsApp number is not connected to Wawp at the moment',
		advice:
			'Open the instance in the Wawp dashboard, start it and scan the QR code with the phone if asked to.',
	},
	sessionLost: {
		message: 'The connection of the WhatsApp number to Wawp was lost',
		advice: 'Look in the Wawp dashboard whether the instance is started.',
		inDoubt: true,
	},
	sizeUnknown: {
		message: 'Wawp does not tell how many members this group has',
		advice: 'No link was passed on, since the group may be full. Look at it in WhatsApp.',
	},
	strangers: {
		message: 'WhatsApp does not let this number write first to people who never wrote to it',
		advice:
			'WhatsApp limits this for each number, for some time. Let people write to you first, or send the link by email.',
	},
	subscription: {
		message: 'The Wawp plan does not include this',
		advice: 'Wawp asks for a paid plan here. See the plans in the Wawp dashboard.',
	},
	timeout: {
		message: 'Wawp did not answer in time',
		advice: 'Try again, or set a longer "Timeout" in the options.',
		inDoubt: true,
	},
	tooLarge: {
		message: 'The answer was too large',
		advice: 'Ask for less at once. With Get Many of groups, turn on "Without Participants".',
		inDoubt: true,
	},
	unknownInstance: {
		message: 'Wawp knows no linked instance with this Instance ID',
		advice:
			'Check Instance ID in the Wawp credential. If it is right, link the phone to the instance again in the Wawp dashboard.',
		cause: 'credential-invalid',
	},
	unreachable: {
		message: 'Wawp could not be reached',
		advice: 'Check Base URL in the Wawp credential and the internet connection of n8n.',
	},
	unreadable: {
		message: 'Wawp answered in a form this node does not know',
		advice: `Try again. ${REPORT}`,
		inDoubt: true,
	},
	unsupported: {
		message: 'The WhatsApp engine behind this Wawp instance cannot do this',
		advice: 'Do it in the WhatsApp app, or ask Wawp which engine supports it.',
	},
	webhookNotKept: {
		message: 'Wawp did not keep the webhook of this trigger',
		advice: 'Look at the webhooks of the instance in the Wawp dashboard, then publish again.',
	},
	whatsAppRefused: {
		message: 'WhatsApp does not let this number do that',
		advice:
			'Look in WhatsApp on the phone whether the number is restricted. If all is right there, try again later.',
	},
	wrongToken: {
		message: 'Wawp did not accept the access token',
		advice: 'Copy the Access Token from the Wawp dashboard into the Wawp credential again.',
		cause: 'credential-invalid',
	},
} as const satisfies Record<string, Texts>;

export type FailureKind = keyof typeof KINDS;

/** What is about one group, so that others can still be looked at. */
export const OF_GROUP: FailureKind[] = [
	'groupNotFound',
	'incomplete',
	'noInviteCode',
	'notAdmin',
	'notAllowed',
	'notFound',
	'notInGroup',
	'notLoaded',
	'sizeUnknown',
	'unreadable',
];

/** The texts of a kind. */
export function textsOf(kind: FailureKind): Texts {
	return KINDS[kind];
}
