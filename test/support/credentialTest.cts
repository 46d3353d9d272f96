import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	NodeConnectionTypes,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type INode,
	type INodeTypes,
} from 'n8n-workflow';
import type { Engine } from '../../harness/engine/engine.cts';

/** What the credential window shows after Save. */
export interface TestResult {
	status: 'OK' | 'Error';
	message: string;
}

/**
 * Tests a credential the way n8n 2.41 does: the request goes through its routing engine, then the
 * rules are applied in their order. n8n's own tester is part of its server, which is no library.
 */
export async function testCredential(
	engine: Engine,
	test: ICredentialTestRequest,
	data: ICredentialDataDecryptedObject,
): Promise<TestResult> {
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: 'temp',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { wawpApi: { id: '1', name: 'Wawp' } },
	};
	const type = {
		description: {
			displayName: 'Temp',
			name: 'temp',
			group: [],
			version: 1,
			description: '',
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: 'wawpApi', required: true }],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string' as const,
					routing: { request: test.request },
					default: '',
				},
			],
		},
	};
	const nodeTypes: INodeTypes = { ...engine.nodeTypes, getByNameAndVersion: () => type };
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const context = new ExecuteContext(
		workflow,
		node,
		engine.additionalData,
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const credential = { id: '1', name: 'Wawp', type: 'wawpApi', data };
	try {
		await workflow.expression.acquireIsolate();
		const answer = await new RoutingNode(context, type, credential).runNode();
		return verdictOf(test, answer?.[0]?.[0]?.json);
	} catch (error) {
		return verdictOfFailure(test, error);
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

function verdictOf(test: ICredentialTestRequest, body: unknown): TestResult {
	for (const { type, properties } of test.rules ?? []) {
		if (type !== 'responseSuccessBody' || !('key' in properties)) continue;
		const value: unknown = Object(body)[properties.key];
		if (value === properties.value) return { status: 'Error', message: properties.message };
	}
	return { status: 'OK', message: 'Connection successful!' };
}

function verdictOfFailure(test: ICredentialTestRequest, error: unknown): TestResult {
	const { message, cause } = Object(error);
	if (!cause?.response) return { status: 'Error', message: cause?.code ?? message };
	const { status, statusText } = cause.response;
	const rule = test.rules?.find(
		({ type, properties }) => type === 'responseCode' && properties.value === status,
	);
	return { status: 'Error', message: rule?.properties.message ?? statusText };
}
