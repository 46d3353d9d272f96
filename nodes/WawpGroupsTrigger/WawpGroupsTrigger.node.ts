import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { searchGroups } from '../shared/groupPicker';
import { triggerFields } from './fields';
import { begin, receive } from './receive';
import { isRegistered, register, unregister } from './registration';

/** Starts a workflow when people join or leave WhatsApp groups, or a group changes. */
export class WawpGroupsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wawp Groups Trigger',
		name: 'wawpGroupsTrigger',
		icon: {
			light: 'file:../../icons/wawpGroups.svg',
			dark: 'file:../../icons/wawpGroups.dark.svg',
		},
		group: ['trigger'],
		// 1.1: the URL Token of manual registration is a field of its own
		version: [1, 1.1],
		defaultVersion: 1.1,
		// "Participant Joined, This Number Left", from the values that a workflow holds
		subtitle:
			'={{ $parameter["events"].map((event) => event.replace(/^self/, "thisNumber").replace(/[A-Z]/g, " $&").replace(/^./, (letter) => letter.toUpperCase())).join(", ") }}',
		eventTriggerDescription:
			'Now let somebody join one of your groups, for example from a second phone',
		triggerPanel: {
			header: 'Pull in what happens in your WhatsApp groups',
			executionsHelp: {
				inactive:
					"<b>While building your workflow</b>, click the 'execute step' button, then let somebody join one of your groups, for example from a second phone. This will trigger an execution, which will show up in this editor.<br /><br /><b>Once you're happy with your workflow</b>, publish it. Then it runs each time somebody joins or leaves, as chosen under Events. These executions will show up in the <a data-key='executions'>executions list</a>, but not in the editor.",
				active:
					"<b>While building your workflow</b>, click the 'execute step' button, then let somebody join one of your groups, for example from a second phone. This will trigger an execution, which will show up in this editor.<br /><br /><b>Your workflow also runs by itself</b>, since it is published. These executions will show up in the <a data-key='executions'>executions list</a>, but not in the editor.",
			},
			activationHint:
				'Once you’ve finished building your workflow, publish it: then it listens all the time (you just won’t see those executions here).',
		},
		activationMessage:
			'This workflow now starts whenever the chosen events happen in your WhatsApp groups.',
		// n8n's nodes panel shows it for both nodes of the package.
		description: 'Get invite links of WhatsApp groups, and start when people join or leave',
		defaults: {
			name: 'Wawp Groups Trigger',
		},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'wawpApi',
				required: true,
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: 'webhook',
			},
		],
		properties: triggerFields,
	};

	methods = {
		listSearch: {
			searchGroups,
		},
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await register(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				await unregister(this);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}

	/** Each run that a delivery has started goes through here first. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [begin(this)];
	}
}
