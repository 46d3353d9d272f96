import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { createHarness, type Harness } from '../../../harness/engine/harness.cts';
import { byId } from '../../../harness/engine/workflow.cts';
import type { State } from '../../../emulator/index.cts';
import { SEED } from '../seed.cts';
import type { Happening, Scene } from './happening.cts';
import { isDefinite } from './definite.cts';
import { liesIn } from './oracle.cts';
import { CHANGES, steps, TEXTS, type Step } from './steps.cts';

/** How many steps one user does on the same groups. */
const IN_A_ROW = 12;
const UNKNOWN_GROUP = '120363000000000001@g.us';
const UNKNOWN_CODE = 'NobodyKnows000thisCode';

/**
 * Random users. After every step, what the node said is held against the state of
 * the emulator, which alone says what is so.
 * @param count of steps
 */
export async function runModel(count: number): Promise<void> {
	process.stdout.write(`\n${count} steps against the emulator's state, FUZZ_SEED=${SEED}\n`);
	const outcomes = new Map<string, { good: number; all: number }>();
	const rows = fc.array(steps, { minLength: IN_A_ROW, maxLength: IN_A_ROW });
	await fc.assert(
		fc.asyncProperty(rows, async (row) => {
			const scene = await openScene();
			try {
				for (const step of row) {
					const happening = await happen(scene, step);
					expect([step, liesIn(happening)]).toEqual([step, []]);
					const { good, all } = outcomes.get(step.operation) ?? { good: 0, all: 0 };
					const isGood = happening.output.some(({ json }) => isDefinite(step.operation, json));
					outcomes.set(step.operation, { good: good + Number(isGood), all: all + 1 });
				}
			} finally {
				await scene.harness.close();
			}
		}),
		{ numRuns: Math.ceil(count / IN_A_ROW), seed: SEED, endOnFailure: true },
	);
	// a node that always says that it does not know tells no lies either
	for (const [operation, { good, all }] of outcomes) {
		if (all < 100) continue;
		expect([operation, good > all / 10]).toEqual([operation, true]);
	}
}

/** A scene in n8n's engine. */
type EngineScene = Scene & { harness: Harness };

export async function openScene(): Promise<EngineScene> {
	const harness = await createHarness({ groups: 0 });
	const { emulator } = harness;
	// what encodings make something else of
	emulator.state.accessToken = 'Em/u+lator=8fQ2xLw7R';
	harness.engine.credentials.values.accessToken = emulator.state.accessToken;
	return { harness, emulator, ...populate(emulator.state) };
}

/** Fills a state with groups of every standing, and the people in and around them. */
export function populate(state: State): Pick<Scene, 'people' | 'groupIds' | 'revoked'> {
	const name = (place: number) => TEXTS[place % TEXTS.length] ?? '';
	const mine = state.addGroup({ subject: name(0), members: 4 });
	state.addGroup({ subject: name(1), members: 3 }).restrict = true;
	state.addGroup({ subject: name(2), members: 3, admin: false });
	state.addGroup({ subject: name(3), members: 2, member: false });
	state.addGroup({ subject: name(4), members: 2, member: false }).joinApproval = true;
	for (const group of state.groups.values()) group.picture = 'https://pps.whatsapp.net/old.jpg';
	const revoked = mine.inviteCode;
	state.revoke(mine);
	const people = [...state.people.values()].filter(({ id }) => id !== state.me.id).slice(0, 6);
	while (people.length < 10) people.push(state.addPerson());
	people.push(state.me);
	state.unreachable.set(people[8]?.id ?? '', 403);
	state.unreachable.set(people[9]?.id ?? '', 408);
	const first = [...state.groups.keys()];
	const groupIds = () => [...new Set([...first, ...state.groups.keys()])].concat(UNKNOWN_GROUP);
	return { people, groupIds, revoked };
}

/** Does a step in n8n's engine. */
export async function happen(scene: EngineScene, step: Step): Promise<Happening> {
	const { harness, emulator } = scene;
	emulator.reset();
	emulator.engine = step.engine;
	const { refusal, writeAnswer } = step;
	Object.assign(emulator.variants, {
		refusal,
		writeAnswer,
		createPath: '/v2/groups',
		joinInfoPath: '/v2/groups/join',
	});
	meanwhile(scene, step);
	const input = inputOf(scene, step);
	const before = structuredClone(emulator.state.groups);
	const [resource = '', operation = ''] = step.operation.split('/');
	const parameters: INodeParameters = {
		...{
			resource,
			operation,
			groupId: byId('={{ $json.groupId }}'),
			returnAll: true,
			simplify: !step.raw,
		},
		inviteCode: '={{ $json.code }}',
		participants: '={{ $json.people }}',
		subject: '={{ $json.subject }}',
		...(operation === 'sendPoll' && { question: 'Which evening?', answers: ['Tue', 'Thu'] }),
		...(operation === 'sendFile' && { fileUrl: 'https://example.com/plan.pdf' }),
		messageText: operation === 'send' ? '={{ $json.subject }}' : undefined,
		groups: { group: [{ groupId: byId('={{ $json.groupId }}') }] },
		options: { reuseSeconds: 0 },
		pictureUrl: '={{ $json.picture }}',
		updateFields: Object.fromEntries(step.fields.map((field) => [field, `={{ $json.${field} }}`])),
	};
	const outcome = await harness.submit(input, { onError: 'continueRegularOutput', parameters });
	const output = outcome.items.map(({ json, pairedItem }) => ({
		item: Object(pairedItem).item,
		json,
	}));
	return { step, scene, input, before, output, saved: outcome.saved };
}

export function inputOf({ emulator, people, groupIds, revoked }: Scene, step: Step): IDataObject[] {
	const ids = groupIds();
	const places = CHANGES.includes(step.operation) ? step.groups.slice(0, 1) : step.groups;
	// Wawp allows one phone number a second, which the tests of this operation wait for
	const naming = step.operation === 'participant/lookUp' ? 'lid' : step.naming;
	return places.map((place) => {
		const groupId = ids[place % ids.length] ?? '';
		const present = emulator.state.groups.get(groupId)?.inviteCode ?? UNKNOWN_CODE;
		const asked = step.people.map((each) => people[each]).filter((each) => each !== undefined);
		return {
			groupId,
			code: { present, revoked, unknown: UNKNOWN_CODE }[step.code],
			people: [
				...new Set(
					asked.flatMap(({ id, lid }) => ({ phone: [id], lid: [lid], both: [id, lid] })[naming]),
				),
			],
			picture: 'https://example.com/team.png',
			subject: step.text,
			description: `${step.text}.`,
			editInfo: step.naming === 'lid' ? 'admins' : 'all',
			sendMessages: step.naming === 'lid' ? 'all' : 'admins',
		};
	});
}

/** What somebody else does in the first group that the step is about. */
function meanwhile({ emulator, people, groupIds }: Scene, step: Step): void {
	const { state, simulate } = emulator;
	const ids = groupIds();
	const groupId = ids[(step.groups[0] ?? 0) % ids.length] ?? '';
	const group = state.groups.get(groupId);
	const person = people[step.people[0] ?? 0];
	if (group === undefined || person === undefined) return;
	if (step.before === 'revoke') simulate.revoke(groupId);
	if (step.before === 'join') simulate.join(groupId, person.id);
	if (step.before === 'leave') simulate.leave(groupId, person.id);
	if (step.before === 'promoteMe') simulate.promote(groupId, state.me.id);
	if (step.before === 'demoteMe') simulate.demote(groupId, state.me.id);
	if (step.before === 'rename') simulate.update(groupId, { subject: step.text });
}
