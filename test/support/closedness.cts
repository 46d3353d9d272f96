import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import {
	answerDirectly,
	createState,
	startEmulator,
	type Emulator,
} from '../../emulator/index.cts';
import { findOperation } from '../../nodes/WawpGroups/operations/index';
import { OutputWithFiles, type ItemParameters } from '../../nodes/WawpGroups/operations/Operation';
import { Account } from '../../wawp/account/account';
import { DEFAULT_PACING } from '../../wawp/account/pacingOptions';
import { RateGate } from '../../wawp/account/rateGate';
import { WawpClient } from '../../wawp/client';
import { InputError, WawpError } from '../../wawp/failures/errors';
import type { WawpAnswer, WawpRequest } from '../../wawp/http';
import { parsedJson } from '../../lib/json';
import { SEED } from './seed.cts';
import { damaged, DAMAGES, type Damage } from './damage.cts';
import { falseIn } from './model/claims.cts';
import type { Scene } from './model/happening.cts';
import { inputOf } from './model/happen.cts';
import { populate } from './model/scene.cts';
import { steps, type Step } from './model/steps.cts';

const damages: fc.Arbitrary<Damage> = fc.record({
	which: fc.constantFrom(0, 0, 0, 1, 1, 2),
	place: fc.nat(60),
	manner: fc.constantFrom(...DAMAGES),
});

/**
 * Answers of the emulator, in each engine's own shapes, damaged by chance in one place. What an operation makes of
 * them is the truth of the emulator's state, or "unknown", or an error; never something else.
 * @param cases how many
 */
export async function closedness(cases: number): Promise<void> {
	process.stdout.write(`\n${cases} damaged answers, FUZZ_SEED=${SEED}\n`);
	const emulator = await startEmulator();
	let told = 0;
	let refused = 0;
	try {
		await fc.assert(
			fc.asyncProperty(steps, damages, async (step, damage) => {
				const { lies, isRefused } = await attempt(emulator, step, damage);
				expect([step, damage, lies]).toEqual([step, damage, []]);
				if (isRefused) refused += 1;
				else told += 1;
			}),
			{ numRuns: cases, seed: SEED, endOnFailure: true },
		);
	} finally {
		await emulator.close();
	}
	// both sides were really visited
	expect(told).toBeGreaterThan(cases / 10);
	expect(refused).toBeGreaterThan(cases / 10);
}

/** One operation for one item, with one damaged answer. */
async function attempt(
	emulator: Emulator,
	step: Step,
	damage: Damage,
): Promise<{ lies: string[]; isRefused: boolean }> {
	emulator.state = createState();
	emulator.reset();
	emulator.engine = step.engine;
	Object.assign(emulator.variants, { refusal: step.refusal, writeAnswer: step.writeAnswer });
	const scene: Scene = { emulator, ...populate(emulator.state) };
	const [given = {}] = inputOf(scene, step);
	const before = structuredClone(emulator.state.groups);
	const [resource = '', value = ''] = step.operation.split('/');
	const operation = findOperation(resource, value);
	if (!operation) throw new Error(`There is no ${step.operation}`);
	const output = await operation
		.run(clientOf(emulator, damage), operation.read(parametersOf(step, given)))
		.catch((error: unknown) => {
			if (error instanceof WawpError || error instanceof InputError) return error;
			throw error;
		});
	if (output instanceof Error) return { lies: [], isRefused: true };
	// Wawp's own words are not the node's
	if (step.raw) return { lies: [], isRefused: false };
	const whole = output instanceof OutputWithFiles ? output.json : output;
	const items = Array.isArray(whole) ? whole : [whole];
	const lies = falseIn({
		...{ step, scene, given, items, before, input: [given], saved: '' },
		output: items.map((json) => ({ item: 0, json })),
		group: emulator.state.groups.get(String(given.groupId)),
		was: before.get(String(given.groupId)),
	});
	return { lies, isRefused: false };
}

/** What is sent does not matter to what is told of it. */
const MESSAGE = {
	...{ question: 'Which evening?', answers: ['Tuesday', 'Thursday'] },
	fileUrl: 'https://example.com/plan.pdf',
};

/** The fields of an operation, as an item fills them. */
function parametersOf(step: Step, given: IDataObject): ItemParameters {
	const updateFields = Object.fromEntries(step.fields.map((field) => [field, given[field]]));
	const values: Record<string, unknown> = {
		...given,
		...{ returnAll: true, simplify: !step.raw, updateFields },
		...{ participants: given.people, inviteCode: given.code, pictureUrl: given.picture },
		...{ groups: [given.groupId], messageText: given.subject, ...MESSAGE },
	};
	return {
		gaveNothing: new Set(),
		get: (name) => values[name],
		option: (name) => (name === 'reuseSeconds' ? 0 : undefined),
		binary: () => ({ mimeType: 'image/png', fileName: 'a.png', load: async () => 'eA==' }),
	};
}

const PLAIN_NO: Array<Damage['manner']> = [
	'all: a failure, 200',
	'all: success: false',
	'all: 404',
];

/** A client whose requests go to the emulator without a socket, and whose pauses take no time. */
function clientOf(emulator: Emulator, damage: Damage): WawpClient {
	let now = 0;
	let count = 0;
	const send = async (request: WawpRequest): Promise<WawpAnswer> => {
		const answer = ask(emulator, request);
		const isHit = (count += 1) - 1 === damage.which;
		// of a change that was made, a server that says plainly that it was not is believed
		const isLie = request.method !== 'GET' && PLAIN_NO.includes(damage.manner);
		return isHit && !isLie ? damaged(answer, damage) : answer;
	};
	const gate = new RateGate(
		() => now,
		async (ms) => void (now += ms),
	);
	const account = new Account(gate);
	return new WawpClient({
		workers: 1,
		pacing: DEFAULT_PACING,
		account,
		send,
		pause: async () => {},
		secrets: ['none-of-this-is-here'],
	});
}

function ask(emulator: Emulator, { method, path, query = {}, body }: WawpRequest): WawpAnswer {
	const { instanceId, accessToken } = emulator.state;
	const texts = Object.entries(query).map(([key, value]) => [key, String(value)]);
	const answer = answerDirectly(emulator, {
		...{ method, path: decodeURIComponent(path), body },
		query: { ...Object.fromEntries(texts), instance_id: instanceId, access_token: accessToken },
	});
	return { ...answer, body: answer.body === '' ? '' : parsedJson(answer.body) };
}
