import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHarness, type Harness, type Outcome } from '../../../harness/engine/harness.cts';
import { byId } from '../../../harness/engine/workflow.cts';
import { KINDS, textsOf } from '../../../wawp/failures/kinds';
import { breakAddresses, type Broken } from './brokenAddresses.cts';
import { faultList, type Fault } from './faultList.cts';
import { printedBy } from './output.cts';
import { reachingLimits } from './reachingLimits.cts';
import { sample } from '../samples.cts';

export const MODES = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;
export type Mode = (typeof MODES)[number];

/** The names of all faults. */
export const FAULTS = faultList('').map(({ name }) => name);

/** What came of an operation that met a fault. */
export interface FaultRun {
	fault: Fault;
	outcome: Outcome;
	/** What the user is told, without what it is about; `undefined` where it worked. */
	told: string | undefined;
	/** How many requests it cost. */
	asked: number;
}

/** Runs operations with faults, and checks what holds for all of them; for all tests of a file. */
export function useFaultRuns() {
	let elsewhere: Server;
	let visits = 0;
	let faults: Map<string, Fault>;
	let broken: Broken;
	beforeAll(async () => {
		elsewhere = createServer((_request, response) => {
			visits += 1;
			response.end('{"code":"ABC123XYZ"}');
		});
		await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
		const { port } = elsewhere.address() as AddressInfo;
		const all = faultList(`http://127.0.0.1:${port}`);
		faults = new Map(all.map((fault) => [fault.name, fault]));
		broken = await breakAddresses();
	});
	afterAll(async () => {
		await new Promise((resolve) => elsewhere.close(resolve));
		await broken.close();
	});

	/** The fault meets the second of three groups, where the operation is about groups. */
	return async function runFault(name: string, operation: string, mode: Mode): Promise<FaultRun> {
		const fault = faults.get(name);
		if (!fault) throw new Error(`No such fault: ${name}`);
		const harness = await createHarness({ groups: 3 });
		try {
			const parameters = sample(operation, harness);
			// The only engine that can delete groups.
			if (operation === 'group/delete') harness.emulator.engine = 'WEBJS';
			const hasGroup = 'groupId' in parameters;
			const groupId = hasGroup ? harness.groups[1]?.id : undefined;
			if (fault.answer) harness.emulator.faults.add({ groupId, answer: fault.answer() });
			else harness.engine.credentials.values.baseUrl = broken.address(name);
			const items = hasGroup ? harness.groups.map(({ id }) => ({ groupId: id })) : [{}];
			const own = hasGroup && { groupId: byId('={{ $json.groupId }}') };
			const { value: outcome, printed } = await printedBy(
				async () =>
					await reachingLimits(
						harness.emulator,
						harness.submit(items, { onError: mode, parameters: { ...parameters, ...own } }),
					),
			);
			const told = check(harness, outcome, { operation, mode, hasGroup, fault });
			expect(`${outcome.saved}${printed}`).not.toContain(harness.emulator.state.accessToken);
			expect(visits).toBe(0);
			return { fault, outcome, told, asked: aboutFaulty(harness, hasGroup).length };
		} finally {
			await harness.close();
		}
	};
}

interface Which {
	operation: string;
	mode: Mode;
	hasGroup: boolean;
	fault: Fault;
}

const SENTENCES = new Set<string>(Object.values(KINDS).map(({ message }) => message));

function check(harness: Harness, outcome: Outcome, which: Which): string | undefined {
	const { operation, mode, hasGroup, fault } = which;
	const { groups } = harness;

	// What the user sees: a sentence of ours, or an output.
	const texts = [
		outcome.error?.message.replace(/ \[item \d\]$/, ''),
		...[...outcome.items, ...outcome.errors].map(({ json }) => json.error),
	].filter((text) => text !== undefined);
	const told = texts.map(plain);
	for (const text of told) {
		expect([operation, SENTENCES.has(text), text]).toEqual([operation, true, text]);
	}
	if (fault.isAlwaysSo) {
		expect(new Set([operation, ...told])).toEqual(
			new Set([operation, textsOf(fault.kind).message]),
		);
	}

	// Nobody gets what belongs to another group.
	for (const { json, pairedItem } of outcome.items) {
		const own = groups[hasGroup ? Object(pairedItem).item : 0];
		const text = JSON.stringify(json);
		for (const other of groups.filter((group) => group !== own)) {
			expect(text).not.toContain(other.inviteCode);
			if (hasGroup) expect(text).not.toContain(other.id);
		}
	}
	// The others are served, in the modes that go on; not where all items fail.
	if (hasGroup && fault.answer && fault.kind !== 'rateLimit' && mode !== 'stopWorkflow') {
		const served = outcome.items
			.filter(({ json }) => !json.error)
			.map(({ pairedItem }) => Object(pairedItem).item);
		expect([operation, served]).toEqual([operation, expect.arrayContaining([0, 2])]);
	}
	// Nothing that may have had an effect is sent twice.
	const writes = aboutFaulty(harness, hasGroup)
		.filter(({ method }) => method !== 'GET')
		.map(({ method, path }) => `${method} ${path}`);
	expect([operation, writes]).toEqual([operation, [...new Set(writes)]]);
	return told[0];
}

function aboutFaulty({ emulator, groups }: Harness, hasGroup: boolean) {
	return emulator.requests.filter(({ path }) => !hasGroup || path.includes(groups[1]?.id ?? ''));
}

/** The sentence without what it is about: the part of an update, the ID of a group, the beginning of an answer. */
function plain(text: unknown): string {
	const sentence = String(text).replace(/^"[^"]+": /, '');
	const isUnreadable = sentence.startsWith(`${KINDS.unreadable.message}: `);
	return isUnreadable ? KINDS.unreadable.message : sentence.replace(/: \d+@g\.us$/, '');
}
