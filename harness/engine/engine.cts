import './isolate.cts';
import { ExecutionLifecycleHooks, ExternalSecretsProxy, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type IConnections,
	type ICredentialDataDecryptedObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { MemoryCredentials } from './credentials.cts';
import { loadPackage } from './loadPackage.cts';
import { FormTrigger, SendEmail } from './standIns.cts';

/** What a workflow file holds, as far as the engine needs it. */
export interface WorkflowFile {
	nodes: INode[];
	connections: IConnections;
}

/** A workflow under way. */
export interface Running {
	result: Promise<IRun>;
	/** Stops it, as the editor's Stop button does. */
	cancel(): void;
}

/** n8n's execution engine with this package installed. */
export interface Engine {
	nodeTypes: INodeTypes;
	credentials: MemoryCredentials;
	additionalData: IWorkflowExecuteAdditionalData;
	/** Starts a workflow at its first node with these items, as a trigger does. */
	start(file: WorkflowFile, items: INodeExecutionData[]): Running;
}

/** Starts n8n's engine, with the package loaded from `dist/` and one credential for every node. */
export async function createEngine(values: ICredentialDataDecryptedObject): Promise<Engine> {
	const loaded = await loadPackage();
	const types = new Map<string, INodeType>([
		...loaded.nodes,
		['n8n-nodes-base.formTrigger', new FormTrigger()],
		['n8n-nodes-base.emailSend', new SendEmail()],
	]);
	const nodeTypes = typesFrom((name) => {
		const type = types.get(name);
		if (!type) throw new Error(`Unknown node type ${name}`);
		return type;
	});
	const credentials = new MemoryCredentials(loaded.credentials, values);
	const additionalData = additionalDataWith(credentials);
	let executions = 0;
	return {
		nodeTypes,
		credentials,
		additionalData,
		start(file, items) {
			const mode = 'webhook';
			const workflow = new Workflow({
				...structuredClone(file),
				id: 'test',
				active: false,
				nodeTypes,
				settings: { executionOrder: 'v1' },
			});
			const [first] = file.nodes;
			const node = first && workflow.getNode(first.name);
			if (!node) throw new Error('A workflow needs a node');
			const data = createRunExecutionData({
				executionData: { nodeExecutionStack: [{ node, data: { main: [items] }, source: null }] },
			});
			additionalData.executionId = String((executions += 1));
			additionalData.hooks = new ExecutionLifecycleHooks(mode, additionalData.executionId, {
				...file,
				id: 'test',
				name: 'test',
				active: false,
				activeVersionId: null,
				isArchived: false,
				createdAt: new Date(),
				updatedAt: new Date(),
			});
			const run = new WorkflowExecute(additionalData, mode, data).processRunExecutionData(workflow);
			return { result: Promise.resolve(run), cancel: () => run.cancel() };
		},
	};
}

/** Node types as n8n asks for them, by their full names. */
export function typesFrom(getByName: (name: string) => INodeType): INodeTypes {
	return { getByName, getByNameAndVersion: getByName, getKnownTypes: () => ({}) };
}

function additionalDataWith(credentialsHelper: MemoryCredentials): IWorkflowExecuteAdditionalData {
	const url = 'http://127.0.0.1:5678';
	const unused = () => {
		throw new Error('Not part of this engine');
	};
	return {
		credentialsHelper,
		externalSecretsProxy: new ExternalSecretsProxy(),
		executeWorkflow: unused,
		getRunExecutionData: unused,
		getRuntimeCredential: unused,
		startRunnerTask: unused,
		logAiEvent: () => {},
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: url,
		instanceBaseUrl: url,
		formBaseUrl: url,
		formWaitingBaseUrl: url,
		formTestBaseUrl: url,
		webhookBaseUrl: url,
		webhookWaitingBaseUrl: url,
		webhookTestBaseUrl: url,
		mcpBaseUrl: url,
		mcpTestBaseUrl: url,
	};
}
