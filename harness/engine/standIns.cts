import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

const common = { version: 1, description: '', defaults: {} };

/** In place of n8n's Form Trigger: hands its submissions on, as every webhook node does. */
export class FormTrigger implements INodeType {
	description: INodeTypeDescription = {
		...common,
		group: ['trigger'],
		displayName: 'Form Trigger',
		name: 'formTrigger',
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: [{ name: 'default', httpMethod: 'POST', path: 'form' }],
		properties: [],
	};

	async webhook() {
		return {};
	}
}

/**
 * In place of n8n's Send Email: evaluates "toEmail" and "text" for each item, as that does, and hands
 * the emails on instead of sending them.
 */
export class SendEmail implements INodeType {
	description: INodeTypeDescription = {
		...common,
		group: ['output'],
		displayName: 'Send Email',
		name: 'sendEmail',
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: ['toEmail', 'text'].map((name) => ({
			displayName: name,
			name,
			type: 'string',
			default: '',
		})),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const emails = this.getInputData().map((_, item) => ({
			json: {
				to: this.getNodeParameter('toEmail', item),
				text: this.getNodeParameter('text', item),
			},
			pairedItem: { item },
		}));
		return [emails];
	}
}
