import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

function described(name: string, outputs: number, properties: string[]): INodeTypeDescription {
	return {
		displayName: name,
		name,
		version: 1,
		description: '',
		defaults: {},
		group: ['transform'],
		inputs: [NodeConnectionTypes.Main],
		outputs: Array.from({ length: outputs }, () => NodeConnectionTypes.Main),
		properties: properties.map(
			(each): INodeProperties => ({ displayName: each, name: each, type: 'json', default: '' }),
		),
	};
}

/** In place of n8n's If, with the one condition "is not empty". */
export class If implements INodeType {
	description = described('if', 2, ['conditions']);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const outputs: INodeExecutionData[][] = [[], []];
		for (const [item, { json }] of this.getInputData().entries()) {
			const value = this.getNodeParameter('conditions.conditions[0].leftValue', item);
			outputs[value ? 0 : 1]?.push({ json, pairedItem: { item } });
		}
		return outputs;
	}
}

/** In place of n8n's Data Table, with "If Row Does Not Exist" on one column. */
export class DataTable implements INodeType {
	description = described('dataTable', 1, ['operation', 'filters']);
	execute: INodeType['execute'];

	constructor(allowed: Set<unknown>) {
		this.execute = executeWith(allowed);
	}
}

function executeWith(allowed: Set<unknown>) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		if (this.getNodeParameter('operation', 0) !== 'rowNotExists') throw new Error('Not this one');
		const strangers = this.getInputData().flatMap(({ json }, item) => {
			const phone = this.getNodeParameter('filters.conditions[0].keyValue', item);
			return allowed.has(phone) ? [] : [{ json, pairedItem: { item } }];
		});
		return [strangers];
	};
}

/** In place of n8n's HTTP Request: hands on what it would send. */
export class HttpRequest implements INodeType {
	description = described('httpRequest', 1, ['url', 'jsonBody']);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const sent = this.getInputData().map((_, item) => ({
			json: { body: this.getNodeParameter('jsonBody', item) },
			pairedItem: { item },
		}));
		return [sent];
	}
}

/** In place of n8n's Edit Fields, in its JSON mode. */
export class EditFields implements INodeType {
	description = described('set', 1, ['jsonOutput']);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const edited = this.getInputData().map(
			(_, item): INodeExecutionData => ({
				json: Object(this.getNodeParameter('jsonOutput', item)),
				pairedItem: { item },
			}),
		);
		return [edited];
	}
}
