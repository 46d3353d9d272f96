/**
 * Everything that can go wrong with a request, as the user reads it: what happened, and what to do.
 * n8n replaces a message that contains a system error code, so none of these does.
 */
export const FAILURES = {
	notAdmin: {
		message: 'This WhatsApp number is not an admin of the group',
		advice:
			'Only admins may do this. In WhatsApp, make the number that is linked to Wawp an admin of the group, then run the workflow again.',
	},
	notInGroup: {
		message: 'This WhatsApp number is not a member of the group',
		advice:
			'Add the number that is linked to Wawp to the group (as an admin, for invite links), or check the Group ID.',
	},
	notAllowed: {
		message: 'WhatsApp does not let this number do that in the group',
		advice:
			'Usually the number is not an admin of the group, or has left it. Check both in WhatsApp.',
	},
	groupNotFound: {
		message: 'WhatsApp knows no group with this ID',
		advice:
			'Check the Group ID. To be sure of it, pick the group with "From List" once and compare.',
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
			'Open the instance in the Wawp dashboard, start it and scan the QR code with the phone if asked to, then run the workflow again.',
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
	subscription: {
		message: 'The Wawp plan does not include this',
		advice: 'Wawp asks for a paid plan here. See the plans in the Wawp dashboard.',
	},
	rateLimit: {
		message: 'WhatsApp or Wawp asks this number to slow down',
		advice:
			'Nothing more was sent, to keep the number safe. Wait some minutes, then run again with fewer items or a lower "Max Requests at Once".',
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
		advice: 'Try again later. If it stays so, check the instance in the Wawp dashboard.',
	},
	serverError: {
		message: 'Wawp could not handle the request',
		advice: 'Try again later. If it stays so, check the instance in the Wawp dashboard.',
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
			'Usually something else changed the webhooks of the instance at the same time. Activate the workflow again.',
	},
	webhooksLost: {
		message: 'Wawp did not keep another webhook of this instance',
		advice:
			'Open wawp.net/account/connect, press Webhook on the card of the instance and compare the list with what you expect. To leave the list alone, set "Registration" to Manual.',
	},
	webhooksInexact: {
		message: 'The webhook list of this instance cannot be written back exactly as it is',
		advice:
			'It holds a number with more digits than can be passed on. Nothing was changed. Set "Registration" to Manual.',
	},
	unreadable: {
		message: 'Wawp answered in a form this node does not know',
		advice: 'Try again. If it stays so, please report it to the authors of this node.',
	},
	tooLarge: {
		message: 'The answer was too large',
		advice: 'Ask for less at once, for example with a limit.',
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
