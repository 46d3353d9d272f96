import type { FailureKind } from './kinds';

/** What a request is about: it decides what a status can mean. */
export type About =
	| 'list'
	| 'create'
	/** any member may look: the group itself, its members and settings */
	| 'reading'
	/** name, description, settings, leaving, deleting */
	| 'change'
	| 'picture'
	/** the group's own link */
	| 'invite'
	/** what a link leads to */
	| 'inviteInfo'
	| 'join'
	/** adding, removing, promoting, demoting */
	| 'members'
	| 'message'
	| 'number'
	| 'session'
	| 'webhook';

/** What an answer is known by. */
export type Sign =
	/** Wawp's own code */
	| { code: string }
	/** A whole sentence of the engine's or of Wawp's, without what the layers below put around it. */
	| { phrase: string | RegExp }
	/** WhatsApp's status, which the engine passes on in an exception. */
	| { whatsApp: number }
	/** The answer is `false`. */
	| { isFalse: true }
	/** `success` is false, and nothing says why. */
	| { isBareNo: true }
	/** A web page in place of JSON. */
	| { isPage: true }
	| { status: number[] };

export interface Row {
	when: Sign;
	/** Only for requests about these. */
	about?: About[];
	kind: FailureKind;
}

const LINKS: About[] = ['join', 'inviteInfo'];
/** Requests that carry a file. */
const FILES: About[] = ['picture', 'message'];
const OF_ACCOUNT: About[] = ['list', 'create', 'number'];

/** WAHA on NOWEB (getParticipants) and on WEBJS (methods of the chat that getChatById has not found). */
const NO_CHAT = new RegExp(
	String.raw`^Cannot read properties of undefined \(reading '(participants|groupMetadata|getInviteCode|revokeInvite|leave|delete|set(Subject|Description|Info\w+|Messages\w+|Picture)|deletePicture|(add|remove|promote|demote)Participants)'\)$`,
);

/** WEBJS, where WhatsApp Web has renamed what it calls (WAHA #1023, #1860, #2266): nothing is asked of WhatsApp. */
const OTHER_WHATSAPP_WEB =
	/^Cannot read properties of undefined \(reading '(joinGroupViaInvite|getChats)'\)$|^window\.Store\.GroupInvite\.\w+ is not a function$/;

/** What a failed answer means: the first row that fits. Each row has a sample in test/answers/failures.cts, with its source. */
export const TABLE: Row[] = [
	{ when: { code: 'invalid_session' }, kind: 'unknownInstance' },
	{ when: { code: 'subscription_required' }, kind: 'subscription' },
	{ when: { code: 'quota_reached' }, kind: 'quota' },
	{ when: { code: 'FILE_NOT_FOUND' }, about: FILES, kind: 'fileNotFound' },
	// WAHA fetches the file with axios
	{ when: { code: 'AxiosError' }, about: FILES, kind: 'fileNotFound' },
	{
		when: { phrase: /^Request failed with status code \d{3}$/ },
		about: FILES,
		kind: 'fileNotFound',
	},
	{ when: { phrase: 'the given data is not a valid image' }, kind: 'badPicture' },
	{ when: { code: 'UnexpectedJoinGroupViaInviteResponse' }, about: ['join'], kind: 'joinUnread' },
	{ when: { phrase: 'UnexpectedJoinGroupViaInviteResponse' }, about: ['join'], kind: 'joinUnread' },

	{ when: { phrase: 'rate-overlimit' }, kind: 'rateLimit' },
	{
		when: { phrase: "you don't have the permission to get the group's invite link" },
		kind: 'notAdmin',
	},
	{ when: { phrase: /^\w+Error: You have no admin rights to [a-z ]+$/ }, kind: 'notAdmin' },
	{ when: { phrase: /^The instance must be a group admin\b/ }, kind: 'notAdmin' },
	// wa-js, before it asks WhatsApp: ensureGroup.ts, setSubject.ts, setProperty.ts
	{
		when: { phrase: /^You are not (admin|allowed to set (group \w+|property)) in \S+$/ },
		kind: 'notAdmin',
	},
	{ when: { phrase: "you're not participating in that group" }, kind: 'notInGroup' },
	// the path of an operation, taken for the ID of a group
	{ when: { phrase: "Group with id 'join' not found" }, kind: 'noSuchPath' },
	{ when: { phrase: /^Group with id '[^']*' not found$/ }, kind: 'notInGroup' },
	// wa-js, before it asks WhatsApp: assertChat.ts, ensureGroupAndParticipants.ts, create.ts
	{ when: { phrase: /^Chat not found for \S+@g\.us$/ }, kind: 'notInGroup' },
	{
		when: { phrase: /^Group \S+: Participant '[^']*' not found$/ },
		about: ['members'],
		kind: 'notFound',
	},
	{ when: { phrase: 'Participant not exists' }, about: ['create'], kind: 'nobody' },
	// GOWS reads groups from its own store, and deletes one that this number has left
	{ when: { phrase: /^\d+ UNKNOWN: not found$/ }, about: ['reading'], kind: 'notInGroup' },
	// the engine asks nothing of WhatsApp for a chat that it does not have
	{ when: { phrase: NO_CHAT }, kind: 'notInGroup' },
	// a chat without its metadata (WAHA #662), which is none of a group to whatsapp-web.js
	{
		when: { phrase: /^Cannot read properties of undefined \(reading '(announce|restrict)'\)$/ },
		kind: 'notLoaded',
	},
	{ when: { phrase: /^groupChat\.\w+ is not a function$/ }, kind: 'notLoaded' },
	{
		when: { phrase: "didn't find invite code in response" },
		about: ['invite'],
		kind: 'noInviteCode',
	},
	{ when: { phrase: 'that group does not exist' }, kind: 'groupNotFound' },
	{ when: { phrase: 'that group invite link has been revoked' }, kind: 'inviteRevoked' },
	{ when: { phrase: 'that group invite link is not valid' }, kind: 'inviteInvalid' },
	{ when: { phrase: /^We didn't find a session with name '[^']*'\./ }, kind: 'sessionDown' },
	{ when: { phrase: 'session not found' }, kind: 'sessionDown' },
	{ when: { phrase: "the store doesn't contain a device JID" }, kind: 'sessionDown' },
	{ when: { phrase: /^Session status is not as expected\b/ }, kind: 'sessionDown' },
	// the process of GOWS is not there
	{ when: { phrase: /^\d+ UNAVAILABLE: No connection established\b/ }, kind: 'sessionDown' },
	{ when: { phrase: 'websocket not connected' }, kind: 'sessionLost' },
	{ when: { phrase: /^websocket disconnected before .+ returned response$/ }, kind: 'sessionLost' },
	{
		when: { phrase: /^Connection (Closed|was lost|Terminated( by Server)?|Failure)$/ },
		kind: 'sessionLost',
	},
	// the browser that WEBJS drives
	{ when: { phrase: /^Attempted to use detached Frame\b/ }, kind: 'sessionLost' },
	{ when: { phrase: /^Protocol error \(.+\): Session closed\b/ }, kind: 'sessionLost' },
	{ when: { phrase: /^server returned error (463|475)$/ }, kind: 'strangers' },
	// the acknowledgement of a message says so: whatsmeow, send.go
	{
		when: { phrase: /^server returned error (401|403|405)$/ },
		about: ['message'],
		kind: 'notAllowed',
	},
	// WAHA #2084, whatsmeow #380, #922
	{
		when: { phrase: /^server returned error (400|420|479)$/ },
		about: ['message'],
		kind: 'whatsAppRefused',
	},
	// WAHA's app for phone numbers
	{
		when: { phrase: /^Phone number '[^']*' does not exist on WhatsApp\b/ },
		about: ['message'],
		kind: 'nobody',
	},
	// before anything is sent: whatsmeow, send.go; WhatsApp Web, findOrCreateLatestChat
	{ when: { phrase: /^no LID found for \S+ from server$/ }, about: ['message'], kind: 'nobody' },
	{ when: { phrase: /^No LID for user\b/ }, about: ['message'], kind: 'nobody' },
	{
		when: { phrase: /^Lid (origin type )?is missing in chat table\b/ },
		about: ['message'],
		kind: 'nobody',
	},
	{ when: { phrase: /^The method is not implemented by\b/ }, kind: 'unsupported' },
	{ when: { phrase: / is available only in Plus version\b/ }, kind: 'unsupported' },
	{ when: { phrase: /^GOWS does not support empty group\b/ }, kind: 'unsupported' },
	{ when: { phrase: /^Enable NOWEB store\b/ }, kind: 'unsupported' },
	{ when: { phrase: 'storage disabled: groups' }, kind: 'unsupported' },
	{ when: { phrase: OTHER_WHATSAPP_WEB }, kind: 'unsupported' },
	{ when: { phrase: /^Cannot (GET|POST|PUT|DELETE) \// }, kind: 'noSuchPath' },

	{ when: { whatsApp: 400 }, about: ['join'], kind: 'inviteInvalid' },
	{ when: { whatsApp: 400 }, kind: 'badRequest' },
	{ when: { whatsApp: 401 }, about: OF_ACCOUNT, kind: 'whatsAppRefused' },
	// whoever was removed
	{ when: { whatsApp: 401 }, about: LINKS, kind: 'joinRefused' },
	{ when: { whatsApp: 401 }, about: ['invite', 'change', 'members', 'picture'], kind: 'notAdmin' },
	{ when: { whatsApp: 401 }, kind: 'notAllowed' },
	{ when: { whatsApp: 403 }, about: OF_ACCOUNT, kind: 'whatsAppRefused' },
	{ when: { whatsApp: 403 }, about: LINKS, kind: 'joinRefused' },
	{ when: { whatsApp: 403 }, about: ['reading', 'invite'], kind: 'notInGroup' },
	{ when: { whatsApp: 403 }, kind: 'notAllowed' },
	{ when: { whatsApp: 404 }, about: ['join'], kind: 'inviteInvalid' },
	{ when: { whatsApp: 404 }, about: ['reading', 'invite', 'change'], kind: 'groupNotFound' },
	// it can be the person, or the picture
	{ when: { whatsApp: 404 }, kind: 'notFound' },
	{ when: { whatsApp: 405 }, kind: 'notAllowed' },
	{ when: { whatsApp: 406 }, about: LINKS, kind: 'inviteInvalid' },
	{ when: { whatsApp: 406 }, kind: 'notAcceptable' },
	{ when: { whatsApp: 409 }, about: ['join'], kind: 'alreadyIn' },
	{ when: { whatsApp: 409 }, kind: 'conflict' },
	{ when: { whatsApp: 410 }, about: LINKS, kind: 'inviteRevoked' },
	{ when: { whatsApp: 419 }, about: ['join', 'members'], kind: 'groupFull' },
	{ when: { whatsApp: 419 }, kind: 'whatsAppRefused' },
	{ when: { whatsApp: 423 }, kind: 'whatsAppRefused' },
	{ when: { whatsApp: 429 }, kind: 'rateLimit' },
	{ when: { whatsApp: 463 }, kind: 'strangers' },
	{ when: { whatsApp: 475 }, kind: 'strangers' },

	// WPP, for a chat that it does not have (wppconnect, get-chat-by-id.js)
	{ when: { isFalse: true }, about: ['reading'], kind: 'notInGroup' },
	{ when: { isFalse: true }, kind: 'notAllowed' },
	{ when: { isBareNo: true }, about: ['picture'], kind: 'notAllowed' },
	{ when: { status: [429] }, kind: 'rateLimit' },
	{ when: { status: [502, 503, 504] }, kind: 'badGateway' },
	{ when: { status: [413] }, about: FILES, kind: 'fileTooLarge' },
	{ when: { status: [407] }, kind: 'proxyLogin' },
	{ when: { isPage: true }, kind: 'notWawp' },
	{ when: { status: [301, 302, 303, 307, 308] }, kind: 'notWawp' },
	{ when: { status: [401] }, kind: 'wrongToken' },
	{ when: { status: [403] }, about: ['session', 'webhook', ...OF_ACCOUNT], kind: 'forbidden' },
	{ when: { status: [403] }, kind: 'notAllowed' },
	{ when: { status: [404] }, kind: 'notFound' },
	{ when: { status: [405] }, kind: 'noSuchPath' },
	{ when: { status: [501] }, kind: 'unsupported' },
];
