import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaultAnswer } from '../../emulator/index.cts';
import { createHarness, type Harness, type Outcome } from '../../harness/engine/harness.cts';
import { byId } from '../../harness/engine/workflow.cts';
import { textsOf, KINDS as ALL_KINDS, type FailureKind } from '../../wawp/failures/kinds';
import { BROKEN_ADDRESSES, breakAddresses, type Broken } from './brokenAddresses.cts';
import { faultList } from './faultList.cts';
import { printedBy } from './output.cts';
import { reachingLimits } from './reachingLimits.cts';
import { sample, SAMPLES } from './samples.cts';

export const MODES = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;
type Mode = (typeof MODES)[number];

/** All faults: those of answers, and addresses at which there is none. */
export const FAULTS = [...faultList('').map(([name]) => name), ...BROKEN_ADDRESSES.keys()];

/** The sentence without what it is about: the part of an update, the ID of a group, the beginning of an answer. */
function plain(text: unknown): string {
	const sentence = String(text).replace(/^"[^"]+": /, '');
	const isUnreadable = sentence.startsWith(`${ALL_KINDS.unreadable.message}: `);
	return isUnreadable ? ALL_KINDS.unreadable.message : sentence.replace(/: \d+@g\.us$/, '');
}

const SENTENCES = new Set<string>(Object.values(ALL_KINDS).map(({ message }) => message));

/** Faults that are all told in the same words. What others mean depends on the operation. */
const KINDS = new Map<string, FailureKind>([
	...BROKEN_ADDRESSES,
	['answer of 50 MB', 'tooLarge'],
	['decompression bomb', 'tooLarge'],
	['no answer', 'timeout'],
	['byte after byte', 'timeout'],
	['half an answer, then silence', 'timeout'],
]);

/** What users see of a fault, over all operations. */
export interface Row {
	reads: Set<string>;
	writes: Set<string>;
	requests: number;
	tokens: number;
	wrongLinks: number;
}

/** Runs operations through faults, for all tests of a file. */
export function useFaultRuns() {
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
	});

	/** One operation with one fault in one mode: for the second of three groups where there are groups. */
	async function runOne(name: string, operation: string, mode: Mode, row: Row): Promise<void> {
		const harness = await createHarness({ groups: 3 });
		try {
			const parameters = sample(operation, harness);
			// The only engine that can delete groups.
			if (operation === 'group/delete') harness.emulator.engine = 'WEBJS';
			const hasGroup = 'groupId' in parameters;
			const target = hasGroup ? harness.groups[1]?.id : undefined;
			const answer = faults.get(name);
			if (answer) harness.emulator.faults.add({ groupId: target, answer: answer() });
			else harness.engine.credentials.values.baseUrl = broken.address(name);
			const othersGoOn = answer !== undefined && name !== 'rate limit, an hour';
			const items = hasGroup ? harness.groups.map(({ id }) => ({ groupId: id })) : [{}];
			const own = hasGroup && { groupId: byId('={{ $json.groupId }}') };
			const running = harness.submit(items, {
				onError: mode,
				parameters: { ...parameters, ...own },
			});
			const outcome = await reachingLimits(harness.emulator, running);
			check(harness, outcome, { operation, mode, hasGroup, othersGoOn }, row);
		} finally {
			await harness.close();
		}
	}

	return async function runFault(name: string, modes: readonly Mode[]): Promise<Row> {
		const row: Row = { reads: new Set(), writes: new Set(), requests: 0, tokens: 0, wrongLinks: 0 };
		const { printed } = await printedBy(async () => {
			for (const operation of Object.keys(SAMPLES)) {
				for (const mode of modes) await runOne(name, operation, mode, row);
			}
		});
		expect(printed).not.toContain('emulator_');
		const kind = KINDS.get(name);
		const told = [...row.reads, ...row.writes];
		if (kind) expect(told.filter((text) => text !== '(done)')).not.toEqual([]);
		if (kind) expect(new Set(told)).toEqual(new Set([textsOf(kind).message]));
		expect([row.tokens, row.wrongLinks, visits]).toEqual([0, 0, 0]);
		return row;
	};
}

interface Which {
	operation: string;
	mode: Mode;
	hasGroup: boolean;
	/** Not where all items fail: a base URL that leads nowhere, or a rate limit that does not end. */
	othersGoOn: boolean;
}

function check(harness: Harness, outcome: Outcome, which: Which, row: Row) {
	const { operation, mode, hasGroup, othersGoOn } = which;
	const { emulator, groups } = harness;
	const isRead = /\/(get|count)/.test(operation);
	const faulty = hasGroup ? 1 : 0;
	if (outcome.saved.includes(emulator.state.accessToken)) row.tokens += 1;

	// What the user sees: a sentence of ours, or an output.
	const texts = [
		outcome.error?.message.replace(/ \[item \d\]$/, ''),
		...[...outcome.items, ...outcome.errors].map(({ json }) => json.error),
	].filter((text) => text !== undefined);
	for (const text of texts)
		expect([operation, SENTENCES.has(plain(text)), text]).toEqual([operation, true, text]);
	(isRead ? row.reads : row.writes).add(texts.length > 0 ? plain(texts[0]) : '(done)');

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
