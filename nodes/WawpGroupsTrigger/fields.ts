import type { INodeProperties } from 'n8n-workflow';
import { groupIdField } from '../shared/groupField';

/** Where Wawp's dashboard takes a webhook. Source: https://api.wawp.net/en/docs/v2/webhooks-overview */
export const MANUAL_STEPS =
	'Open wawp.net/account/connect, press Webhook on the card of the instance, paste the Production URL of this node there, and choose the events that start with group.v2.';

const events: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	default: ['participantJoined'],
	description: 'What starts the workflow. Each person and event gives one item.',
	options: [
		{
			name: 'Group Updated',
			value: 'groupUpdated',
			description: 'Name, description, settings, picture or invite link changed',
		},
		{
			name: 'Participant Demoted',
			value: 'participantDemoted',
			description: 'An admin became an ordinary member',
		},
		{
			name: 'Participant Joined',
			value: 'participantJoined',
			description: 'Somebody came by the link or was added',
		},
		{
			name: 'Participant Left',
			value: 'participantLeft',
			description: 'Somebody left or was removed',
		},
		{
			name: 'Participant Promoted',
			value: 'participantPromoted',
			description: 'A member became an admin',
		},
		{
			name: 'This Number Joined',
			value: 'selfJoined',
			description: 'The number that is linked to Wawp joined a group or was added',
		},
		{
			name: 'This Number Left',
			value: 'selfLeft',
			description: 'The number that is linked to Wawp left a group or was removed',
		},
	],
};

const groups: INodeProperties = {
	displayName: 'Groups',
	name: 'groups',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	default: {},
	placeholder: 'Add Group',
	description: 'Listen to these groups only. Without any, all groups of the number count.',
	options: [
		{
			displayName: 'Group',
			name: 'group',
			values: [{ ...groupIdField, description: 'The WhatsApp group to listen to' }],
		},
	],
};

const registration: INodeProperties = {
	displayName: 'Registration',
	name: 'registration',
	type: 'options',
	noDataExpression: true,
	default: 'automatic',
	description: 'How Wawp learns where to send the events',
	options: [
		{
			name: 'Automatic',
			value: 'automatic',
			description: 'Adds the webhook while the workflow is published. Needs a paid Wawp plan.',
		},
		{
			name: 'Manual',
			value: 'manual',
			description: 'You add the webhook in the Wawp dashboard. Works with every plan.',
		},
	],
};

const notice: INodeProperties = {
	displayName: `Make up a URL Token and enter it below. ${MANUAL_STEPS} Add <code>?token=</code> and the URL Token to the end of the URL there. Then publish this workflow: events appear under Executions. "Execute step" would wait at the Test URL, which Wawp does not call.`,
	name: 'manualNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { registration: ['manual'] } },
};

const TOKEN_IS_FIELD = { '@version': [{ _cnd: { gte: 1.1 } }] };

const urlToken: INodeProperties = {
	displayName: 'URL Token',
	name: 'urlToken',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	required: true,
	placeholder: 'e.g. 7fQ2xLw9RtVb3KpZ',
	description:
		'At least 16 letters and digits that you make up, for example with a password manager. Only calls of a URL that ends with ?token= and this text are taken for Wawp’s.',
	displayOptions: { show: { registration: ['manual'], ...TOKEN_IS_FIELD } },
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Include Raw Payload',
			name: 'rawPayload',
			type: 'boolean',
			default: false,
			description: 'Whether each item also holds, as "raw", all that Wawp sent',
		},
		{
			displayName: 'Look Up Hidden Numbers',
			name: 'lookUpHiddenNumbers',
			type: 'boolean',
			default: false,
			description:
				'Whether to ask Wawp for the phone numbers that WhatsApp hides, at most once a minute. Wawp does not know all of them.',
		},
		{
			displayName: 'URL Token',
			name: 'urlToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'e.g. 7fQ2xLw9RtVb3KpZ',
			description:
				'At least 16 letters and digits that only Wawp and this node know. Events are accepted only if the URL that Wawp calls ends with ?token= and this text. With automatic registration, one is made for you.',
			displayOptions: { hide: TOKEN_IS_FIELD },
		},
	],
};

export const triggerFields = [events, groups, registration, notice, urlToken, options];
