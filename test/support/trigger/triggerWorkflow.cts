import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IWebhookData,
} from 'n8n-workflow';
import { typesFrom, type Engine } from '../../../harness/engine/engine.cts';

const TYPE = 'n8n-nodes-wawp-groups.wawpGroupsTrigger';

/** A workflow that starts with the trigger, as n8n's database has it. */
export interface TriggerWorkflow {
	id: string;
	node: INode;
	/** As saved, so that nothing lives on in memory by chance. */
	staticData: string;
	active: boolean;
	/** The items of each run that was started. */
	runs: INodeExecutionData[][];
	/** Runs that n8n started with an error, since the node threw. */
	failures: Error[];
}

/** A workflow that is not active yet; its webhook ID is one that nobody guesses, as in n8n. */
export function newWorkflow(number: number, parameters: INodeParameters): TriggerWorkflow {
	const id = `wf${number}`;
	const node: INode = {
		id: `node-${id}`,
		name: 'Wawp Groups Trigger',
		type: TYPE,
		typeVersion: isOld(parameters) ? 1 : 1.1,
		position: [0, 0],
		webhookId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
		parameters,
		credentials: { wawpApi: { id: '1', name: 'Wawp' } },
	};
	return { id, node, staticData: '{}', active: false, runs: [], failures: [] };
}

/** In version 1, the URL Token is an option. */
function isOld({ options }: INodeParameters): boolean {
	return typeof options === 'object' && options !== null && 'urlToken' in options;
}

/** The trigger as the engine has loaded it. */
export function triggerOf(engine: Engine): INodeType {
	const type = engine.nodeTypes.getByNameAndVersion(TYPE, 1);
	if (!('description' in type)) throw new Error('The trigger is not there');
	return type;
}

/**
 * What n8n makes of a saved workflow before it calls the trigger.
 * @param url the start of all webhook URLs
 */
export function loadWorkflow(
	saved: TriggerWorkflow,
	trigger: INodeType,
	engine: Engine,
	url: string,
) {
	const staticData: IDataObject = JSON.parse(saved.staticData);
	const workflow = new Workflow({
		id: saved.id,
		nodes: [structuredClone(saved.node)],
		connections: {},
		active: saved.active,
		nodeTypes: typesFrom(() => trigger),
		staticData,
		settings: { executionOrder: 'v1' },
	});
	const additional = { ...engine.additionalData, webhookBaseUrl: url };
	const [description] = trigger.description.webhooks ?? [];
	if (!description) throw new Error('The trigger has no webhook');
	const webhookData: IWebhookData = {
		httpMethod: 'POST',
		node: saved.node.name,
		path: `${saved.node.webhookId}/webhook`,
		webhookDescription: description,
		workflowId: saved.id,
		workflowExecuteAdditionalData: additional,
	};
	// the node of the workflow has the defaults of parameters that are not saved
	const node = workflow.getNode(saved.node.name);
	if (!node) throw new Error('The workflow has no trigger');
	return { workflow, node, webhookData };
}
