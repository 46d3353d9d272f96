/**
 * Everything that can go wrong with a request, as the user reads it: what happened, and what to do.
 * n8n replaces a message that contains a system error code, so none of these does.
 */
export const FAILURES = {
	notAdmin: {
		message: 'This WhatsApp number is not an admin of the group',
		advice:
			'Only admins may do this. In WhatsApp, make the number that is linked to Wawp an admin of the group.',
	},
	notInGroup: {
		message: 'This WhatsApp number is not a member of the group',
		advice:
			'Add the number that is linked to Wawp to the group (as an admin, for invite links), or check "Group".',
	},
	notAllowed: {
		message: 'WhatsApp or Wawp does not let this number do that',
		advice:
			'Usually this number is not an admin of the group, or has left it. Look in WhatsApp. If all is right there, test the Wawp credential.',
	},
	unauthorized: {
		message: 'Wawp did not accept the access token, or WhatsApp does not let this number do that',
		advice:
			'The answer does not say for certain which. Test the Wawp credential. If it is accepted, this number lacks a right, usually that of an admin of the group.',
	},
	notFound: {
		message: 'Wawp did not find what was asked for',
		advice:
			'Wawp does not say what is missing. If it is about a group, pick the group with "From List" once and compare the ID. Then look in the Wawp dashboard whether the instance is started.',
	},
	noSuchPath: {
		message: 'Wawp does not know this operation',
		advice:
			'Check Base URL in the Wawp credential. If it is right, please report it to the authors of this node.',
	},
	forbidden: {
		message: 'Wawp does not allow this',
		advice: 'Check the plan and the rights of the access token in the Wawp dashboard.',
	},
	joinRefused: {
		message: 'WhatsApp does not let this number into the group',
		advice:
			'Usually it was removed from the group before, or the link is no longer valid. Ask an admin to add it.',
	},
	alreadyIn: {
		message: 'This number is in the group already, or has asked to be let in',
		advice: 'Look in WhatsApp. If an admin has to agree, wait for that.',
	},
	allFull: {
		message: 'All groups are full',
		advice: 'Add another group, or raise "Members per Group".',
	},
	noOpenGroup: {
		message: 'None of the groups has room, or can be used',
		advice: 'Look at the groups in WhatsApp.',
	},
	messageRefused: {
		message: 'WhatsApp did not take the message',
		advice: 'Nothing was sent. Look at the group in WhatsApp: only admins may be allowed to write.',
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
	groupFull: {
		message: 'The group is full',
		advice: 'A WhatsApp group takes 1,024 people. Use another group, or remove somebody.',
	},
	conflict: {
		message: 'WhatsApp did not make this change, since it does not fit what is there now',
		advice: 'Check the group in WhatsApp. It may already be as asked for.',
	},
	notAcceptable: {
		message: 'WhatsApp does not accept this change',
		advice: 'Check the values of this item, and whether the group still exists in WhatsApp.',
	},
	fileNotFound: {
		message: 'Wawp could not fetch the picture',
		advice:
			'Open Picture URL in a browser that is not signed in anywhere. It must show the picture.',
	},
	fileTooLarge: {
		message: 'The picture is too large for Wawp',
		advice: 'Make it smaller. WhatsApp shows group pictures at 640 × 640 pixels.',
	},
	linkUnchanged: {
		message: 'The link of the group is still the same',
		advice:
			'Wawp took the request, but the old link may still work. Check in WhatsApp that the number is an admin of the group, and reset the link there if it is urgent.',
	},
	linkUnconfirmed: {
		message: 'It is not certain that the link of the group was reset',
		advice:
			'Wawp took the request but does not give a new code. Look at the link in WhatsApp before you rely on it.',
	},
	tokenInAnswer: {
		message: 'The answer holds the access token, so it was not passed on',
		advice:
			'Please report this to Wawp: whoever has an address with the token in it can use the account.',
	},
	groupNotFound: {
		message: 'WhatsApp knows no group with this ID',
		advice: 'Check "Group". To be sure of it, pick the group with "From List" once and compare.',
	},
	noInviteCode: {
		message: 'WhatsApp gave no invite code for this group',
		advice:
			'Usually the number that is linked to Wawp is not an admin of the group. Make it one in WhatsApp. No link was passed on.',
	},
	inviteRevoked: {
		message: 'This invite link was revoked',
		advice: 'Get the current link from an admin of the group.',
	},
	inviteInvalid: {
		message: 'WhatsApp does not accept this invite link',
		advice:
			'Copy the whole link once more. It looks like https://chat.whatsapp.com/ and 22 letters and digits.',
	},
	sessionDown: {
		message: 'The WhatsApp number is not connected to Wawp at the moment',
		advice:
			'Open the instance in the Wawp dashboard, start it and scan the QR code with the phone if asked to.',
	},
	sessionLost: {
		message: 'The connection of the WhatsApp number to Wawp was lost',
		advice: 'Look in the Wawp dashboard whether the instance is started.',
	},
	noPicture: {
		message: 'This group has no picture',
		advice: 'There is nothing to show or to remove.',
	},
	whatsAppRefused: {
		message: 'WhatsApp does not let this number do that',
		advice:
			'Look in WhatsApp on the phone whether the number is restricted. If all is right there, try again later.',
	},
	unknownInstance: {
		message: 'Wawp knows no linked instance with this Instance ID',
		advice:
			'Check Instance ID in the Wawp credential. If it is right, link the phone to the instance again in the Wawp dashboard.',
	},
	wrongToken: {
		message: 'Wawp did not accept the access token',
		advice: 'Copy the Access Token from the Wawp dashboard into the Wawp credential again.',
	},
	quota: {
		message: 'The limit of the Wawp plan is reached',
		advice: 'Wait until the limit renews, or choose a larger plan in the Wawp dashboard.',
	},
	payment: {
		message: 'The Wawp plan does not allow this',
		advice:
			'Its limit may be reached, or it does not include this. See the plan in the Wawp dashboard.',
	},
	subscription: {
		message: 'The Wawp plan does not include this',
		advice: 'Wawp asks for a paid plan here. See the plans in the Wawp dashboard.',
	},
	rateLimit: {
		message: 'WhatsApp or Wawp asks this number to slow down',
		advice:
			'Nothing more was sent, to keep the number safe. Wait some minutes, and have fewer items at once, or a lower "Max Requests at Once".',
	},
	unsupported: {
		message: 'The WhatsApp engine behind this Wawp instance cannot do this',
		advice: 'Do it in the WhatsApp app, or ask Wawp which engine supports it.',
	},
	badRequest: {
		message: 'Wawp did not accept the request',
		advice: 'Check the values of this item.',
	},
	refused: {
		message: 'Wawp answered that this did not work',
		advice: 'Try again later. If it keeps happening, check the instance in the Wawp dashboard.',
	},
	serverError: {
		message: 'Wawp could not handle the request',
		advice: 'Try again later. If it keeps happening, check the instance in the Wawp dashboard.',
	},
	badGateway: {
		message: 'Wawp is not available at the moment',
		advice: 'Try again in some minutes.',
	},
	notWawp: {
		message: 'Something other than Wawp answered',
		advice:
			'Check Base URL in the Wawp credential. A proxy, firewall or login page may be answering in place of Wawp.',
	},
	webhookNotKept: {
		message: 'Wawp did not keep the webhook of this trigger',
		advice:
			'Usually something else changed the webhooks of the instance at the same time. Publish the workflow again.',
	},
	webhooksLost: {
		message: 'Another webhook of this instance is gone',
		advice:
			'Wawp did not keep it, or somebody took it away at the same time. Open wawp.net/account/connect, press Webhook on the card of the instance and compare the list with what you expect. To leave the list alone, set "Registration" to Manual.',
	},
	webhooksHidden: {
		message: 'The webhooks of this instance cannot be changed without damage to others',
		advice:
			'Wawp takes the whole list only, and does not show all of it, such as a secret, which would be lost. Set "Registration" to Manual, and add or take away the webhook of this trigger by hand.',
	},
	webhooksInexact: {
		message: 'The webhook list of this instance cannot be written back exactly as it is',
		advice:
			'It holds a number with more digits than can be passed on. Nothing was changed. Set "Registration" to Manual.',
	},
	unreadable: {
		message: 'Wawp answered in a form this node does not know',
		advice: 'Try again. If it keeps happening, please report it to the authors of this node.',
	},
	incomplete: {
		message: 'Wawp gave only a part of the list',
		advice:
			'Nothing was passed on, because a part would look like the whole. Try again. If it keeps happening, please report it to Wawp.',
	},
	perhapsIncomplete: {
		message: 'It is not certain that Wawp gave the whole list',
		advice:
			'It gave as many groups as fit on a page, and neither further pages nor a count. Ask for fewer with "Limit".',
	},
	tooLarge: {
		message: 'The answer was too large',
		advice: 'Ask for less at once. With Get Many of groups, turn on "Without Participants".',
	},
	timeout: {
		message: 'Wawp did not answer in time',
		advice: 'Try again, or set a longer "Timeout" in the options.',
	},
	connectionLost: {
		message: 'The connection to Wawp was lost before the answer came',
		advice: 'Try again.',
	},
	unreachable: {
		message: 'Wawp could not be reached',
		advice: 'Check Base URL in the Wawp credential and the internet connection of n8n.',
	},
	insecure: {
		message: 'No secure connection to Wawp could be made',
		advice:
			'The certificate of the address in Base URL is not valid. Check Base URL in the Wawp credential.',
	},
} as const satisfies Record<string, { message: string; advice: string }>;

export type FailureKind = keyof typeof FAILURES;
