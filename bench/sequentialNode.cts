import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

/**
 * Stands for the vendor's node and most others: a loop that asks for one item, waits for the answer,
 * and goes on to the next.
 */
export class SequentialNode implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sequential',
		name: 'sequential',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: {},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'wawpApi', required: true }],
		properties: [
			{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
			{ displayName: 'Group', name: 'groupId', type: 'string', default: '' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items: INodeExecutionData[] = [];
		const baseURL = String(this.getNodeParameter('baseUrl', 0));
		for (let item = 0; item < this.getInputData().length; item++) {
			const groupId = String(this.getNodeParameter('groupId', item));
			const json = await this.helpers.httpRequestWithAuthentication.call(this, 'wawpApi', {
				baseURL,
				url: `/v2/groups/${encodeURIComponent(groupId)}/invite-code`,
				json: true,
			});
			items.push({ json, pairedItem: { item } });
		}
		return [items];
	}
}
