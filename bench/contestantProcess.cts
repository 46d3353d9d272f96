/** One contestant in a process of its own: runs a load whenever it is told to. */
import { createRequire } from 'node:module';
import {
	Expression,
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { createEngine } from '../harness/engine/engine.cts';
import { CONTESTANTS, isInvite, urlOf, type Facts, type Load } from './contestants.cts';
import { answerQuestions, measured } from './measure.cts';

/** The defaults of n8n 2.41: expressions run in a V8 isolate of their own. */
const EXPRESSIONS = {
	engine: 'vm',
	poolSize: 1,
	maxCodeCacheSize: 1024,
	bridgeTimeout: 5000,
	bridgeMemoryLimit: 128,
} as const;

/** About how many executions n8n runs at once when people send forms at the same time. */
const EXECUTIONS_AT_ONCE = 20;

function described(name: string, credential?: string): INodeTypeDescription {
	return {
		displayName: name,
		name,
		group: ['transform'],
		version: 1,
		description: '',
		defaults: {},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: credential ? [{ name: credential, required: true }] : [],
		properties: ['url', 'baseUrl', 'groupId'].map((each) => ({
			displayName: each,
			name: each,
			type: 'string',
			default: '',
		})),
	};
}

/** The least for few groups: the expression of each item, one round trip, the items. */
class Floor implements INodeType {
	description = described('floor');

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		for (const item of items.keys()) this.getNodeParameter('groupId', item);
		const answer = await fetch(String(this.getNodeParameter('url', 0)));
		const json: IDataObject = JSON.parse(await answer.text());
		return [items.map((_, item) => ({ json, pairedItem: { item } }))];
	}
}

/** In place of the vendor's node and most others: a loop that waits for each answer. */
class Sequential implements INodeType {
	description = described('sequential', 'wawpApi');

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items: INodeExecutionData[] = [];
		const baseURL = String(this.getNodeParameter('baseUrl', 0));
		for (const item of this.getInputData().keys()) {
			const groupId = String(this.getNodeParameter('groupId', item));
			const url = `/v2/groups/${encodeURIComponent(groupId)}/invite-code`;
			const request = this.helpers.httpRequestWithAuthentication;
			const json = await request.call(this, 'wawpApi', { baseURL, url, json: true });
			items.push({ json, pairedItem: { item } });
		}
		return [items];
	}
}

/** Does the same thing a number of times, some at once. */
async function repeat(most: number, count: number, work: (i: number) => Promise<void>) {
	let next = 0;
	const worker = async () => {
		while (next < count) await work(next++);
	};
	await Promise.all(Array.from({ length: most }, worker));
}

async function inN8n(name: string, facts: Facts): Promise<(load: Load) => Promise<void>> {
	await Expression.initExpressionEngine(EXPRESSIONS);
	const { HttpRequest } = createRequire(__filename)(
		'n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js',
	);
	const { baseUrl, instanceId, accessToken } = facts;
	const engine = await createEngine({ baseUrl, instanceId, accessToken }, [
		['bench.sequential', new Sequential()],
		['bench.floor', new Floor()],
		['n8n-nodes-base.httpRequest', new HttpRequest().getNodeType()],
	]);
	const node = CONTESTANTS[name]?.node?.(facts);
	const start = { ...node, id: 'start', name: 'Start', type: 'n8n-nodes-base.formTrigger' };
	if (!node) throw new Error(`Unknown contestant ${name}`);
	const workflow = {
		nodes: [{ ...node, ...start, parameters: {}, typeVersion: 1 }, node],
		connections: { Start: { main: [[{ node: node.name, type: 'main' as const, index: 0 }]] } },
	};
	const execute = async (input: INodeExecutionData[]) => {
		const { data } = await engine.start(workflow, input).result;
		const output = data.resultData.runData[node.name]?.at(-1)?.data?.main?.[0] ?? [];
		const good = output.length === input.length && output.every(({ json }) => isInvite(json));
		if (!good) throw new Error(`${name} got no links: ${data.resultData.error?.message}`);
	};
	return async ({ items, groups, executions }) => {
		const input = Array.from({ length: items }, (_, i) => ({
			json: { email: `person${i}@example.com`, groupId: facts.groupIds[i % groups] },
		}));
		if (!executions) return await execute(input);
		await repeat(EXECUTIONS_AT_ONCE, items, (i) => execute(input.slice(i, i + 1)));
	};
}

async function main(): Promise<void> {
	const { BENCH_CONTESTANT: name = '', BENCH_FACTS = '' } = process.env;
	const facts: Facts = JSON.parse(BENCH_FACTS);
	const fetchAll = async ({ groups }: Load) =>
		await repeat(10, groups, async (i) => {
			const answer = await fetch(urlOf(facts, i));
			if (!isInvite(await answer.json())) throw new Error('fetch got no invite code');
		});
	const run = name === 'fetch' ? fetchAll : await inN8n(name, facts);
	const idleMb = process.memoryUsage.rss() / 2 ** 20;
	answerQuestions(idleMb, async (load: Load) => await measured(process.pid, () => run(load)));
}

void main();
