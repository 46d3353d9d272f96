import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { searchGroups } from '../shared/groupPicker';
import { OPERATIONS } from './operations';
import { resourceProperties } from './operations/properties';
import { addHint, executeItems, logOwnMistakes, throwFirstError } from './pipeline/execute';
import { outputItems } from './pipeline/outputItems';

/**
 * Programmatic, not declarative: answers differ by WhatsApp engine, items share requests, changes go
 * one by one, and every output item is paired exactly. n8n's declarative routing can do none of it.
 */
export class WawpGroups implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wawp Groups',
		name: 'wawpGroups',
		icon: {
			light: 'file:../../icons/wawpGroups.svg',
			dark: 'file:../../icons/wawpGroups.dark.svg',
		},
		group: ['transform'],
		version: 1,
		// "Invite: Get Invite Code", from the values that a workflow holds
		subtitle:
			'={{ [$parameter["resource"], $parameter["operation"]].map((value) => value.replace(/[A-Z]/g, " $&").replace(/^./, (letter) => letter.toUpperCase())).join(": ") }}',
		description: 'Get invite links of WhatsApp groups and manage the groups through Wawp',
		defaults: {
			name: 'Wawp Groups',
		},
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'wawpApi',
				required: true,
			},
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Group',
						value: 'group',
					},
					{
						name: 'Instance',
						value: 'instance',
					},
					{
						name: 'Invite',
						value: 'invite',
					},
					{
						name: 'Message',
						value: 'message',
					},
					{
						name: 'Participant',
						value: 'participant',
					},
				],
				default: 'invite',
			},
			...resourceProperties('invite', OPERATIONS.invite),
			...resourceProperties('group', OPERATIONS.group),
			...resourceProperties('participant', OPERATIONS.participant),
			...resourceProperties('message', OPERATIONS.message),
			...resourceProperties('instance', OPERATIONS.instance),
		],
	};

	methods = {
		listSearch: {
			searchGroups,
		},
	};

	/** Input item → checked parameters → request, shared by items that ask the same → output item. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const keepGoing = this.continueOnFail();
		const outcomes = await executeItems(this, keepGoing);
		logOwnMistakes(this, outcomes);
		if (!keepGoing) throwFirstError(this, outcomes);
		addHint(this, outcomes);
		return [await outputItems(this, outcomes)];
	}
}
