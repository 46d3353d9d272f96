import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

/**
 * The least that a node can do for items that share few groups: let n8n evaluate the one expression
 * of each item, wait for one round trip to the API, and emit the items.
 */
export class FloorNode implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Floor',
		name: 'floor',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: {},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Group', name: 'groupId', type: 'string', default: '' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const count = this.getInputData().length;
		for (let item = 0; item < count; item++) this.getNodeParameter('groupId', item);
		const answer = await fetch(String(this.getNodeParameter('url', 0)));
		const json: IDataObject = JSON.parse(await answer.text());
		return [Array.from({ length: count }, (_, item) => ({ json, pairedItem: { item } }))];
	}
}
