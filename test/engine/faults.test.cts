/** Every operation through every fault in every error mode, and the table of what users see. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FaultAnswer } from '../../emulator/index.cts';
import { FAILURES, type FailureKind } from '../../wawp/failures';
import { BROKEN_ADDRESSES, breakAddresses, type Broken } from '../support/brokenAddresses.cts';
import { faultList } from '../support/faultList.cts';
import { ROOT } from '../support/loadPackage.cts';
import { printedBy } from '../support/output.cts';
import { sample, SAMPLES } from '../support/samples.cts';
import { createStage, type Outcome, type Stage } from '../support/stage.cts';
import { byId } from '../support/workflow.cts';

const MODES = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;
const SENTENCES = new Set<string>(Object.values(FAILURES).map(({ message }) => message));

/** Faults that end with the time limit. */
const SLOW = ['slow headers', 'slow body', 'half an answer, then silence'];

/** Faults that are all told in the same words. What others mean depends on the operation. */
const KINDS = new Map<string, FailureKind>([
	...BROKEN_ADDRESSES,
	['answer of 50 MB', 'tooLarge'],
	['decompression bomb', 'tooLarge'],
]);

/** What the table says about a fault. */
interface Row {
	reads: Set<string>;
	writes: Set<string>;
	requests: number;
	tokens: number;
	wrongLinks: number;
}

const rows = new Map<string, Row>();
let elsewhere: Server;
let visits = 0;
let faults: Map<string, () => FaultAnswer>;
let broken: Broken;

beforeAll(async () => {
	elsewhere = createServer((_request, response) => {
		visits += 1;
		response.end('{"code":"ABC123XYZ"}');
	});
	await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
	const { port } = elsewhere.address() as AddressInfo;
	faults = new Map(faultList(`http://127.0.0.1:${port}`));
	broken = await breakAddresses();
});
afterAll(async () => {
	await new Promise((resolve) => elsewhere.close(resolve));
	await broken.close();
	printTable();
});

const NAMES = [...faultList('').map(([name]) => name), ...BROKEN_ADDRESSES.keys()];

it.each(NAMES)(
	'%s',
	async (name) => {
		const row: Row = { reads: new Set(), writes: new Set(), requests: 0, tokens: 0, wrongLinks: 0 };
		const runs = Object.keys(SAMPLES).flatMap((operation) =>
			MODES.map((mode) => () => runOne(name, operation, mode, row)),
		);
		const { printed } = await printedBy(() => someAtOnce(runs));
		rows.set(name, row);
		expect(printed).not.toContain('emulator_');
		const kind = KINDS.get(name);
		if (kind) expect([...row.reads, ...row.writes]).toEqual(Array(2).fill(FAILURES[kind].message));
		expect([row.tokens, row.wrongLinks, visits]).toEqual([0, 0, 0]);
	},
	60_000,
);

/** So many runs side by side that the machine keeps up, and waiting does not add up. */
async function someAtOnce(runs: Array<() => Promise<void>>) {
	const queue = [...runs];
	const worker = async () => {
		for (let run = queue.shift(); run; run = queue.shift()) await run();
	};
	await Promise.all(Array.from({ length: 12 }, worker));
}

/** One operation with one fault in one mode: for the second of three groups where there are groups. */
async function runOne(name: string, operation: string, mode: (typeof MODES)[number], row: Row) {
	const stage = await createStage({ groups: 3 });
	try {
		const parameters = sample(operation, stage);
		// The only engine that can delete groups.
		if (operation === 'group/delete') stage.emulator.engine = 'WEBJS';
		const hasGroup = 'groupId' in parameters;
		const target = hasGroup ? stage.groups[1]?.id : undefined;
		const answer = faults.get(name);
		if (answer) stage.emulator.faults.add({ groupId: target, answer: answer() });
		else stage.engine.credentials.values.baseUrl = broken.address(name);
		const othersGoOn = answer !== undefined && name !== 'rate limit, an hour';
		const items = hasGroup ? stage.groups.map(({ id }) => ({ groupId: id })) : [{}];
		const outcome = await stage.submit(items, {
			onError: mode,
			parameters: {
				...parameters,
				...(hasGroup && { groupId: byId('={{ $json.groupId }}') }),
				options: { timeout: SLOW.includes(name) ? 2 : 30 },
			},
		});
		check(stage, outcome, { operation, mode, hasGroup, othersGoOn }, row);
	} finally {
		await stage.close();
	}
}

interface Which {
	operation: string;
	mode: (typeof MODES)[number];
	hasGroup: boolean;
	/** Not where all items fail: a base URL that leads nowhere, or a rate limit that does not end. */
	othersGoOn: boolean;
}

function check(stage: Stage, outcome: Outcome, which: Which, row: Row) {
	const { operation, mode, hasGroup, othersGoOn } = which;
	const { emulator, groups } = stage;
	const isRead = /\/(get|count)/.test(operation);
	const faulty = hasGroup ? 1 : 0;
	if (outcome.saved.includes(emulator.world.accessToken)) row.tokens += 1;

	// What the user sees: a sentence of ours, or an output.
	const texts = [
		outcome.error?.message.replace(/ \[item \d\]$/, ''),
		...[...outcome.items, ...outcome.errors].map(({ json }) => json.error),
	].filter((text) => text !== undefined);
	for (const text of texts)
		expect([operation, SENTENCES.has(String(text)), text]).toEqual([operation, true, text]);
	(isRead ? row.reads : row.writes).add(texts.length > 0 ? String(texts[0]) : '(done)');

	// Nobody gets what belongs to another group.
	for (const { json, pairedItem } of outcome.items) {
		const item = Object(pairedItem).item;
		const own = groups[hasGroup ? item : 0];
		const foreign = groups.filter((group) => group !== own);
		const text = JSON.stringify(json);
		if (
			foreign.some(
				({ id, inviteCode }) => text.includes(inviteCode) || (hasGroup && text.includes(id)),
			)
		) {
			row.wrongLinks += 1;
		}
	}
	// The others are served, in the modes that go on.
	if (hasGroup && othersGoOn && mode !== 'stopWorkflow') {
		const served = outcome.items
			.filter(({ json }) => !json.error)
			.map(({ pairedItem }) => Object(pairedItem).item);
		expect([operation, served]).toEqual([operation, expect.arrayContaining([0, 2])]);
	}

	// Nothing that may have had an effect is sent twice.
	const writes = emulator.requests
		.filter(
			({ method, path }) => method !== 'GET' && (!hasGroup || path.includes(groups[1]?.id ?? '')),
		)
		.map(({ method, path }) => `${method} ${path}`);
	expect([operation, writes]).toEqual([operation, [...new Set(writes)]]);
	const asked = emulator.requests.filter(
		({ path }) => !hasGroup || path.includes(groups[faulty]?.id ?? ''),
	);
	row.requests = Math.max(row.requests, asked.length);
}

function printTable() {
	const lines = [
		'| Fault | What a read says | What a change says | Most requests for an item | Token seen | Wrong link |',
		'| --- | --- | --- | --- | --- | --- |',
		...[...rows].map(([name, row]) => {
			const cells = [row.reads, row.writes].map((texts) => [...texts].join('; '));
			return `| ${[name, ...cells, row.requests, row.tokens || 'never', row.wrongLinks || 'never'].join(' | ')} |`;
		}),
	];
	mkdirSync(join(ROOT, '.jest'), { recursive: true });
	writeFileSync(join(ROOT, '.jest', 'faults.md'), `${lines.join('\n')}\n`);
	process.stdout.write(`\n${lines.join('\n')}\n`);
}
