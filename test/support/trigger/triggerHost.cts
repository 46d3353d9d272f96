import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { HookContext, WebhookContext } from 'n8n-core';
import type {
	INodeExecutionData,
	INodeParameters,
	INodeType,
	WorkflowActivateMode,
} from 'n8n-workflow';
import { parseJson } from '../../../emulator/http/values.cts';
import type { Engine } from '../../../harness/engine/engine.cts';
import { ROOT } from '../../../harness/engine/loadPackage.cts';
import { loadWorkflow, newWorkflow, triggerOf, type TriggerWorkflow } from './triggerWorkflow.cts';

/** Never one twice: what the node remembers of a workflow stays as long as the process. */
let added = 0;

/** The part of n8n around a trigger: activation, its webhook URL, and saved static data. */
export class TriggerHost {
	readonly workflows: TriggerWorkflow[] = [];
	/** Statuses answered, in order. */
	readonly answers: number[] = [];
	/** What the node has written into n8n's log: level and text. */
	readonly log: string[] = [];
	/** The items of the execution that is to be started. */
	starting: INodeExecutionData[] = [];
	/** How many deliveries came. */
	received = 0;
	/** How many callers did not wait for their answer. */
	hungUp = 0;
	/** Whether the execution that a delivery is to start can be started; else n8n answers 500. */
	canStart: () => boolean | Promise<boolean> = () => true;
	private server: Server | undefined;
	private url = '';
	private trigger: INodeType;

	constructor(private readonly engine: Engine) {
		this.trigger = triggerOf(engine);
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

	/** A new workflow with the trigger. */
	add(parameters: INodeParameters = {}): TriggerWorkflow {
		const workflow = newWorkflow((added += 1), parameters);
		this.workflows.push(workflow);
		return workflow;
	}

	/** As `createWebhookIfNotExists` of n8n does, and what n8n does when that fails. */
	async activate(
		workflow: TriggerWorkflow,
		mode: WorkflowActivateMode = 'activate',
	): Promise<void> {
		workflow.active = true;
		try {
			if (!(await this.hook(workflow, 'checkExists', mode))) {
				await this.hook(workflow, 'create', mode);
			}
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
			if (workflow.active) await this.activate(workflow, 'init');
		}
	}

	/** n8n is reached under another address from now on. */
	move(): void {
		const names: Record<string, string> = { '127.0.0.1': 'localhost', localhost: '127.0.0.1' };
		this.url = this.url.replace(/127\.0\.0\.1|localhost/, (name) => names[name] ?? name);
	}

	/** The URL that n8n shows for the node. */
	webhookUrl({ node }: TriggerWorkflow): string {
		return `${this.url}/${node.webhookId}/webhook`;
	}

	async hook(
		saved: TriggerWorkflow,
		name: 'checkExists' | 'create' | 'delete',
		mode: WorkflowActivateMode = 'activate',
	) {
		const { workflow, node, webhookData } = this.load(saved);
		const context = new HookContext(
			workflow,
			node,
			webhookData.workflowExecuteAdditionalData,
			name === 'delete' ? 'internal' : 'trigger',
			mode,
			webhookData,
		);
		this.listenToLog(context);
		const methods = this.trigger.webhookMethods?.default;
		const result = await methods?.[name].call(context);
		saved.staticData = JSON.stringify(workflow.staticData);
		return result;
	}

	private load(saved: TriggerWorkflow) {
		return loadWorkflow(saved, this.trigger, this.engine, this.url);
	}

	/** The workflow as it is saved, and what n8n gives the node with it. */
	private webhookContext(saved: TriggerWorkflow, more: object = {}) {
		const { workflow, node, webhookData } = this.load(saved);
		const additional = webhookData.workflowExecuteAdditionalData;
		Object.assign(additional, more);
		const context = new WebhookContext(
			workflow,
			node,
			additional,
			'webhook',
			webhookData,
			[],
			null,
		);
		return { workflow, context };
	}

	/** n8n loads the saved data anew for a run, and saves what the run has changed. */
	private async run(saved: TriggerWorkflow, items: INodeExecutionData[]) {
		const { workflow, context } = this.webhookContext(saved);
		Object.assign(context, { getInputData: () => items });
		const result = await this.trigger.execute?.call(Object(context));
		const [output = []] = Array.isArray(result) ? result : [];
		saved.staticData = JSON.stringify(workflow.staticData);
		return output.map(({ json }) => ({ json }));
	}

	private listenToLog(context: object): void {
		const write = (level: string) => (text: string) => void this.log.push(`${level}: ${text}`);
		const levels = ['debug', 'info', 'warn', 'error'];
		const logger = Object.fromEntries(levels.map((level) => [level, write(level)]));
		Object.defineProperty(context, 'logger', { value: logger });
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		response.once('finish', () => this.answers.push(response.statusCode));
		response.once('close', () => {
			if (!response.writableFinished) this.hungUp += 1;
		});
		const rawBody = await buffer(request);
		this.received += 1;
		const url = new URL(request.url ?? '/', this.url);
		const saved = this.workflows.find(
			(each) => each.active && new URL(this.webhookUrl(each)).pathname === url.pathname,
		);
		if (!saved) return answer(response, 404);
		const isJson = request.headers['content-type'] === 'application/json';
		const body = isJson ? parseJson(rawBody.toString()) : {};
		// n8n's own answer, before the node is reached
		if (body === undefined) return answer(response, 422);
		const query = Object.fromEntries(url.searchParams);
		Object.assign(request, { rawBody, body, query, params: {} });
		const { context } = this.webhookContext(saved, {
			httpRequest: request,
			httpResponse: response,
		});
		this.listenToLog(context);
		try {
			const result = (await this.trigger.webhook?.call(context)) ?? {};
			const [items] = result.workflowData ?? [];
			if (items) {
				this.starting = items;
				if (!(await this.canStart())) return answer(response, 500);
				saved.runs.push(await this.run(saved, items));
			}
			if (!result.noWebhookResponse) answer(response, 200);
		} catch (error) {
			saved.failures.push(error instanceof Error ? error : new Error(String(error)));
			answer(response, 500);
		}
	}
}

function answer(response: ServerResponse, status: number): void {
	response.writeHead(status).end('{}');
}
