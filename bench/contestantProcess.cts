/** One contestant in a process of its own: runs a load whenever it is told to. */
import { createRequire } from 'node:module';
import { Expression, type INodeExecutionData, type INodeType } from 'n8n-workflow';
import { createEngine } from '../../harness/engine/engine.cts';
import {
	isContestant,
	isInvite,
	nodeOf,
	urlOf,
	workflowOf,
	type ContestantName,
} from './contestants.cts';
import { DeclarativeCredentials } from './declarativeCredentials.cts';
import type { EmulatorFacts } from './emulatorProcess.cts';
import { FloorNode } from './floorNode.cts';
import type { Load } from './loads.cts';
import { measured, residentMb } from './measure.cts';
import { answerQuestions } from './peer.cts';
import { SequentialNode } from './sequentialNode.cts';

type Runner = (load: Load) => Promise<void>;

/** The defaults of n8n 2.41: expressions run in a V8 isolate of their own. */
const EXPRESSIONS = {
	engine: 'vm',
	poolSize: 1,
	maxCodeCacheSize: 1024,
	bridgeTimeout: 5000,
	bridgeMemoryLimit: 128,
} as const;

async function main(): Promise<void> {
	const { BENCH_CONTESTANT: name = '', BENCH_FACTS = '' } = process.env;
	if (!isContestant(name)) throw new Error(`Unknown contestant ${name}`);
	const facts: EmulatorFacts = JSON.parse(BENCH_FACTS);
	const run = name.startsWith('fetch') ? fetching(name, facts) : await inN8n(name, facts);
	globalThis.gc?.();
	answerQuestions({ idleMb: residentMb() }, (load: Load) => measured(() => run(load)));
}

/** Through n8n's engine, as a workflow. */
async function inN8n(name: ContestantName, facts: EmulatorFacts): Promise<Runner> {
	await Expression.initExpressionEngine(EXPRESSIONS);
	const { baseUrl, instanceId, accessToken } = facts;
	const values = { baseUrl, instanceId, accessToken };
	const engine = await createEngine(values, [
		['bench.sequential', new SequentialNode()],
		['bench.floor', new FloorNode()],
		['n8n-nodes-base.httpRequest', httpRequestNode()],
	]);
	if (name === 'httpCredential') {
		engine.additionalData.credentialsHelper = new DeclarativeCredentials(values);
	}
	const node = nodeOf(name, facts);
	if (!node) throw new Error(`${name} is no node`);
	const workflow = workflowOf(node);
	const execute = async (input: INodeExecutionData[]) => {
		const { data } = await engine.start(workflow, input).result;
		const output = data.resultData.runData[node.name]?.at(-1)?.data?.main?.[0] ?? [];
		const good = output.length === input.length && output.every(({ json }) => isInvite(json));
		if (!good) throw new Error(`${name} got no links: ${data.resultData.error?.message}`);
	};
	return async ({ items, groups }) => {
		const input = Array.from({ length: items }, (_, i) => ({
			json: { email: `person${i}@example.com`, groupId: facts.groupIds[i % groups] },
		}));
		if (!name.startsWith('submissions')) return await execute(input);
		await inLanes(EXECUTIONS_AT_ONCE, items, (i) => execute(input.slice(i, i + 1)));
	};
}

/** n8n runs so many executions at once when people send forms at the same time; about. */
const EXECUTIONS_AT_ONCE = 20;

/** Does the same thing so many times, some at a time. */
async function inLanes(most: number, count: number, work: (i: number) => Promise<void>) {
	let next = 0;
	const lane = async () => {
		while (next < count) await work(next++);
	};
	await Promise.all(Array.from({ length: most }, lane));
}

/** n8n's own node, in the version that a new one has. */
function httpRequestNode(): INodeType {
	const load = createRequire(__filename);
	const { HttpRequest } = load('n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js');
	return new HttpRequest().getNodeType();
}

/** Without n8n: each group once, so many at a time. */
function fetching(name: ContestantName, facts: EmulatorFacts): Runner {
	const most = name === 'fetch50' ? 50 : 10;
	return async ({ groups }) => {
		await inLanes(most, groups, async (i) => {
			const answer = await fetch(urlOf(facts, i));
			if (!isInvite(await answer.json())) throw new Error('fetch got no invite code');
		});
	};
}

void main();
