import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { clock, until } from '../../../harness/engine/clock.cts';
import type { Outcome } from '../../../harness/engine/harness.cts';
import { byId } from '../../../harness/engine/workflow.cts';
import { textsOf } from '../../../wawp/failures/kinds';
import { printedBy } from '../faults/printedBy.cts';
import { reachingLimits } from '../faults/reachingLimits.cts';
import type { Happening, Scene } from './happening.cts';
import type { EngineScene } from './scene.cts';
import { CHANGES, type Step } from './steps.cts';

const DAY_MS = 24 * 3_600_000;
const UNKNOWN_CODE = 'NobodyKnows000thisCode';

/** Does a step in n8n's engine. */
export async function happen(scene: EngineScene, step: Step): Promise<Happening> {
	const { harness, emulator } = scene;
	emulator.reset();
	emulator.engine = step.engine;
	const { refusal, writeAnswer, hasOtherPaths } = step;
	const createPath = hasOtherPaths ? '/v2/groups/create' : '/v2/groups';
	const joinInfoPath = hasOtherPaths ? '/v2/groups/join-info' : '/v2/groups/join';
	Object.assign(emulator.variants, { refusal, writeAnswer, createPath, joinInfoPath });
	meanwhile(scene, step);
	const input = inputOf(scene, step);
	const before = structuredClone(emulator.state.groups);
	// what was read lately would stand in for an answer
	if (step.fault) clock.advance(DAY_MS);
	await goWrong(scene, step);
	const submitted = async () =>
		await reachingLimits(
			emulator,
			harness.submit(input, { onError: step.mode, parameters: parametersOf(step) }),
		);
	const { value: outcome, printed } = await printedBy(submitted);
	await until(() => emulator.faults.held === 0);
	harness.engine.credentials.values.baseUrl = emulator.url;
	// what was refused for an hour would outlast the step
	if (step.fault) clock.advance(DAY_MS);
	const saved = outcome.saved + printed;
	return { step, scene, input, before, output: outputOf(outcome), saved };
}

/** Lets the fault of a step lie in wait. */
async function goWrong({ harness, emulator }: EngineScene, step: Step): Promise<void> {
	const { fault, isOnce, isMade, isOnChange } = step;
	if (fault?.address) {
		harness.engine.credentials.values.baseUrl = await fault.address(emulator);
	}
	if (!fault?.answer) return;
	// a server that says plainly that it did nothing is believed, and what is none did nothing
	const afterEffect = isMade && textsOf(fault.kind).inDoubt && fault.kind !== 'notWawp';
	for (const method of isOnChange ? ['POST', 'PUT', 'DELETE'] : [undefined]) {
		const times = isOnce ? 1 : undefined;
		emulator.faults.add({ method, answer: fault.answer(), times, afterEffect });
	}
}

/** What came out: items of both outputs, and what stopped the workflow. */
function outputOf({ items, errors, error }: Outcome): Happening['output'] {
	const output = [...items, ...errors].map(({ json, pairedItem }) => ({
		item: Object(pairedItem).item,
		json,
	}));
	const [text, item] = error?.message.split(/ \[item (\d+)\]$/) ?? [];
	if (!error) return output;
	return [
		...output,
		{ item: Number(item), json: { error: text, message: error.description ?? '' } },
	];
}

/** The parameters of the node, for items as `inputOf` gives them. */
export function parametersOf(step: Step): INodeParameters {
	const [resource = '', operation = ''] = step.operation.split('/');
	const groupId = byId('={{ $json.groupId }}');
	return {
		...{ resource, operation, groupId, returnAll: true, simplify: !step.raw },
		inviteCode: '={{ $json.code }}',
		participants: '={{ $json.people }}',
		subject: '={{ $json.subject }}',
		...(operation === 'sendPoll' && { question: 'Which evening?', answers: ['Tue', 'Thu'] }),
		...(operation === 'sendFile' && { fileUrl: 'https://example.com/plan.pdf' }),
		messageText: operation === 'send' ? '={{ $json.subject }}' : undefined,
		groups: { group: [{ groupId }] },
		options: { reuseSeconds: 0 },
		pictureUrl: '={{ $json.picture }}',
		updateFields: Object.fromEntries(step.fields.map((field) => [field, `={{ $json.${field} }}`])),
	};
}

/** The items of a step. */
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
