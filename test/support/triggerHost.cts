import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { HookContext, WebhookContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IWebhookData,
} from 'n8n-workflow';
import type { Engine } from './engine.cts';
import { ROOT } from './loadPackage.cts';

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

/** The part of n8n around a trigger: activation, its webhook URL, and saved static data. */
export class TriggerHost {
	readonly workflows: TriggerWorkflow[] = [];
	/** Statuses answered, in order. */
	readonly answers: number[] = [];
	/** Before a delivery reaches the node: false to answer 500 in its place. */
	isUp: () => boolean = () => true;
	private server: Server | undefined;
	private url = '';
	private trigger: INodeType;

	constructor(private readonly engine: Engine) {
		this.trigger = nodeTypeOf(engine);
	}

	async start(): Promise<void> {
		this.server = createServer((request, response) => {
			this.serve(request, response).catch(() => response.destroy());
		});
		await new Promise<void>((done) => this.server?.listen(0, '127.0.0.1', done));
		const address = this.server.address();
		this.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/webhook`;
	}

	async close(): Promise<void> {
		this.server?.closeAllConnections();
		await new Promise((done) => this.server?.close(done));
	}

	/** A new workflow; its webhook ID is one that nobody guesses, as in n8n. */
	add(parameters: INodeParameters = {}): TriggerWorkflow {
		const id = `wf${this.workflows.length + 1}`;
		const node: INode = {
			id: `node-${id}`,
			name: 'Wawp Groups Trigger',
			type: TYPE,
			typeVersion: 1,
			position: [0, 0],
			webhookId: `00000000-0000-4000-8000-0000000000${10 + this.workflows.length}`,
			parameters,
			credentials: { wawpApi: { id: '1', name: 'Wawp' } },
		};
		const workflow = { id, node, staticData: '{}', active: false, runs: [], failures: [] };
		this.workflows.push(workflow);
		return workflow;
	}

	/** As `createWebhookIfNotExists` of n8n does, and what n8n does when that fails. */
	async activate(workflow: TriggerWorkflow): Promise<void> {
		workflow.active = true;
		try {
			if (!(await this.hook(workflow, 'checkExists'))) await this.hook(workflow, 'create');
		} catch (error) {
			await this.deactivate(workflow).catch(() => undefined);
			throw error;
		}
	}

	async deactivate(workflow: TriggerWorkflow): Promise<void> {
		workflow.active = false;
		await this.hook(workflow, 'delete');
	}

	/** n8n stops and starts: code is loaded anew, active workflows are activated again. */
	async restart(): Promise<void> {
		// not isolateModules(): the node loads a part of itself later
		jest.resetModules();
		const built = require(`${ROOT}/dist/nodes/WawpGroupsTrigger/WawpGroupsTrigger.node.js`);
		this.trigger = new built.WawpGroupsTrigger();
		for (const workflow of this.workflows) {
			if (workflow.active) await this.activate(workflow);
		}
	}

	/** The URL that n8n shows for the node. */
	webhookUrl({ node }: TriggerWorkflow): string {
		return `${this.url}/${node.webhookId}/webhook`;
	}

	async hook(saved: TriggerWorkflow, name: 'checkExists' | 'create' | 'delete') {
		const { workflow, node, webhookData } = this.load(saved);
		const context = new HookContext(
			workflow,
			node,
			webhookData.workflowExecuteAdditionalData,
			name === 'delete' ? 'internal' : 'trigger',
			'activate',
			webhookData,
		);
		const methods = this.trigger.webhookMethods?.default;
		const result = await methods?.[name].call(context);
		saved.staticData = JSON.stringify(workflow.staticData);
		return result;
	}

	private load(saved: TriggerWorkflow) {
		const staticData: IDataObject = JSON.parse(saved.staticData);
		const workflow = new Workflow({
			id: saved.id,
			nodes: [structuredClone(saved.node)],
			connections: {},
			active: saved.active,
			nodeTypes: typesOf(this.trigger),
			staticData,
			settings: { executionOrder: 'v1' },
		});
		const additional = { ...this.engine.additionalData, webhookBaseUrl: this.url };
		const [description] = this.trigger.description.webhooks ?? [];
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

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		response.once('finish', () => this.answers.push(response.statusCode));
		const rawBody = await readAll(request);
		const url = new URL(request.url ?? '/', this.url);
		const saved = this.workflows.find(
			(each) => each.active && new URL(this.webhookUrl(each)).pathname === url.pathname,
		);
		if (!saved) return answer(response, 404);
		if (!this.isUp()) return answer(response, 500);
		const isJson = request.headers['content-type'] === 'application/json';
		const body = isJson ? parsed(rawBody) : {};
		// n8n's own answer, before the node is reached
		if (body === undefined) return answer(response, 422);
		const { workflow, node, webhookData } = this.load(saved);
		const query = Object.fromEntries(url.searchParams);
		Object.assign(request, { rawBody, body, query, params: {} });
		const additional = webhookData.workflowExecuteAdditionalData;
		Object.assign(additional, { httpRequest: request, httpResponse: response });
		const context = new WebhookContext(
			workflow,
			node,
			additional,
			'webhook',
			webhookData,
			[],
			null,
		);
		try {
			const result = (await this.trigger.webhook?.call(context)) ?? {};
			// saving takes n8n a moment, in which other deliveries still read the old data
			await new Promise((done) => setTimeout(done, 5));
			saved.staticData = JSON.stringify(workflow.staticData);
			const [items] = result.workflowData ?? [];
			if (items) saved.runs.push(items);
			if (!result.noWebhookResponse) answer(response, 200);
		} catch (error) {
			saved.failures.push(error instanceof Error ? error : new Error(String(error)));
			answer(response, 500);
		}
	}
}

function nodeTypeOf(engine: Engine): INodeType {
	const type = engine.nodeTypes.getByNameAndVersion(TYPE, 1);
	if (!('description' in type)) throw new Error('The trigger is not there');
	return type;
}

function typesOf(type: INodeType): INodeTypes {
	return {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: () => ({}),
	};
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk);
	return Buffer.concat(chunks);
}

function parsed(body: Buffer): unknown {
	try {
		return JSON.parse(body.toString());
	} catch {
		return undefined;
	}
}

function answer(response: ServerResponse, status: number): void {
	response.writeHead(status).end('{}');
}
