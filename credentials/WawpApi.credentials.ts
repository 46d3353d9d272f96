import type {
	IAuthenticate,
	IAuthenticateRuleResponseCode,
	IAuthenticateRuleResponseSuccessBody,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { DEFAULT_BASE_URL } from '../wawp/account/baseUrl';
import { readCredential } from '../wawp/account/credential';

const WRONG =
	'Wawp did not accept Instance ID and Access Token. Copy both from the Wawp dashboard again.';
const UNKNOWN =
	'Wawp knows no instance with this Instance ID. Compare it with the one in the Wawp dashboard.';
const NO_SESSION =
	'The answer holds no WhatsApp session. Check Instance ID, Access Token and Base URL.';
const CONFIRM =
	'WhatsApp asks to confirm the link. Open the instance in the Wawp dashboard and follow its steps.';

/** What the credential test says to an HTTP status. */
const BY_HTTP_STATUS: Record<number, string> = {
	400: WRONG,
	401: 'Wawp did not accept the access token. Copy it from the Wawp dashboard into Access Token again.',
	403: 'Wawp does not allow this access token to use the instance. Check your plan in the Wawp dashboard.',
	404: UNKNOWN,
	429: 'Wawp asks to slow down. Wait a minute, then test again.',
};

/** What it says to the status of an instance that works with both values, but not with WhatsApp. */
const BY_SESSION_STATUS = {
	SCAN_QR_CODE:
		'no phone is linked. Open the instance in the Wawp dashboard and scan the QR code with WhatsApp, then test again.',
	STOPPED: 'the instance is stopped. Start it in the Wawp dashboard, then test again.',
	FAILED:
		'the instance lost its WhatsApp session. Restart it in the Wawp dashboard and link the phone again.',
	STARTING: 'the instance is still starting. Wait a minute, then test again.',
	PASSKEY_REQUIRED: CONFIRM,
	PASSKEY_CONFIRMATION_REQUIRED: CONFIRM,
};

/** One WhatsApp number at Wawp. */
export class WawpApi implements ICredentialType {
	name = 'wawpApi';

	displayName = 'Wawp API';

	icon: Icon = { light: 'file:../icons/wawpGroups.svg', dark: 'file:../icons/wawpGroups.dark.svg' };

	documentationUrl = 'https://github.com/wawp-groups/n8n-nodes-wawp-groups#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Instance ID',
			name: 'instanceId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. A1B2C3D4E5F6',
			description: 'The ID of your WhatsApp instance, from the Wawp dashboard',
			hint: 'Instance ID and Access Token are in the Wawp dashboard. Once you are signed in, Wawp’s API reference shows them too.',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Your API access token, from the Wawp dashboard',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: DEFAULT_BASE_URL,
			placeholder: 'e.g. https://api.wawp.net',
			description: 'Change this only if Wawp gave you another address',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'For Wawp Groups Trigger, if Wawp signs your webhooks. When it is set, events without the right signature are turned away. Leave it empty otherwise.',
		},
		{
			displayName: 'Workers That Share This Number',
			name: 'workers',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1,
			description:
				'How many n8n processes use this number at the same time: in queue mode, the workers. Each keeps to its part of what Wawp allows.',
		},
	];

	/**
	 * Puts both values in the query, as Wawp's pages do. A function, since n8n evaluates an
	 * expression for each value of the declarative kind, on every request.
	 */
	authenticate: IAuthenticate = async (credentials, request) => {
		// Refuses to send the token over plain http; the node has checked the same before.
		const { instanceId, accessToken } = readCredential(credentials);
		return {
			...request,
			qs: {
				...request.qs,
				instance_id: instanceId,
				access_token: accessToken,
			},
		};
	};

	/** Wrong values come as a status; a phone that is not linked as the status in a good answer. */
	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ ($credentials.baseUrl ?? "").trim().replace(/\\/+$/, "").replace(/\\/v2$/, "") || "https://api.wawp.net" }}',
			url: '/v2/session/info',
			disableFollowRedirect: true,
		},
		rules: testRules(),
	};
}

/** What the test says to an answer (docs/wawp-api.md, "getSession" and "Every failure that is told apart"). */
function testRules(): IAuthenticateRuleResponseCode[] {
	const byStatus = Object.entries(BY_HTTP_STATUS).map(
		([status, message]): IAuthenticateRuleResponseCode => ({
			type: 'responseCode',
			properties: { value: Number(status), message },
		}),
	);
	const inBody = (
		key: string,
		value: string | undefined,
		message: string,
	): IAuthenticateRuleResponseSuccessBody => ({
		type: 'responseSuccessBody',
		properties: { key, value, message },
	});
	// n8n applies rules of both kinds side by side; only its type says "one kind or the other".
	const both: Array<IAuthenticateRuleResponseCode | IAuthenticateRuleResponseSuccessBody> =
		byStatus;
	both.push(
		inBody('code', 'invalid_session', UNKNOWN),
		...Object.entries(BY_SESSION_STATUS).map(([status, what]) =>
			inBody('status', status, `Instance ID and Access Token are right, but ${what}`),
		),
		inBody('status', undefined, NO_SESSION),
		inBody('status', 'error', WRONG),
	);
	return byStatus;
}
