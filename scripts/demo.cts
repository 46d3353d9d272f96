/**
 * `npm run demo`: form submissions through a real n8n workflow, run by n8n's own engine, against the
 * local emulator; or against Wawp itself, when WAWP_INSTANCE_ID, WAWP_ACCESS_TOKEN and WAWP_GROUP_ID
 * are set. Exits with 0 only if all came out as it should.
 */
import { createEngine } from '../harness/engine/engine.cts';
import { outcomeOf, type Outcome, type Submission } from '../harness/engine/harness.cts';
import { formWorkflow } from '../harness/engine/workflow.cts';
import { createSampleState, startEmulator, type Group } from '../emulator/index.cts';
import { table } from '../harness/table.cts';

const NAMES = 'Amina Bilal Chloé Dmitri Elif Farid Grace Hassan Ines João Kofi Leila'.split(' ');

async function main(): Promise<boolean> {
	const { WAWP_INSTANCE_ID, WAWP_ACCESS_TOKEN, WAWP_GROUP_ID, WAWP_BASE_URL } = process.env;
	if (!WAWP_INSTANCE_ID || !WAWP_ACCESS_TOKEN || !WAWP_GROUP_ID) return await emulated();
	return await live(WAWP_GROUP_ID, {
		instanceId: WAWP_INSTANCE_ID,
		accessToken: WAWP_ACCESS_TOKEN,
		baseUrl: WAWP_BASE_URL ?? '',
	});
}

/** Twelve people ask for four groups; then two more, one of them for a group that is refused. */
async function emulated(): Promise<boolean> {
	const emulator = await startEmulator({ state: createSampleState(), latencyMs: 20 });
	const { state } = emulator;
	const engine = await createEngine({
		instanceId: state.instanceId,
		accessToken: state.accessToken,
		baseUrl: emulator.url,
	});
	const submit = async (submissions: Submission[]) => {
		const items = submissions.map((json) => ({ json }));
		const workflow = formWorkflow({ onError: 'continueErrorOutput' });
		return outcomeOf(await engine.start(workflow, items).result);
	};
	const all = [...state.groups.values()];
	const ours = all.filter((group) => state.isAdminOf(group)).slice(0, 4);
	const foreign = all.find((group) => !state.isAdminOf(group));
	const subjectOf = (id: unknown) => state.groups.get(String(id))?.subject ?? '';
	try {
		console.log(
			`\nForm Trigger → Wawp Groups → Send Email, with the Wawp emulator at ${emulator.url}\n`,
		);
		const asked = NAMES.map((name, i) => submission(name, ours[i % ours.length]));
		const outcome = await submit(asked);
		showLinks(asked, outcome, subjectOf);
		const requests = emulator.requests.length;
		console.log(`\n  ${asked.length} submissions, ${requests} API requests.\n`);
		const good = requests === ours.length && everyoneHasTheirLink(asked, outcome, state.groups);

		console.log('Two more people; one asks for a group that this number does not administer.\n');
		const more = [submission('Mona', ours[0]), submission('Nils', foreign)];
		const second = await submit(more);
		showLinks(more.slice(0, 1), second, subjectOf);
		const refusal = showRefusal(second, subjectOf);
		return good && refusal && everyoneHasTheirLink(more.slice(0, 1), second, state.groups);
	} finally {
		await emulator.close();
	}
}

/** One submission, sent to Wawp itself. */
async function live(groupId: string, credential: Record<string, string>): Promise<boolean> {
	const engine = await createEngine(credential);
	const items = [{ json: { name: 'You', email: 'you@example.com', groupId } }];
	const outcome = outcomeOf(await engine.start(formWorkflow(), items).result);
	if (outcome.error) {
		console.log(`\n  ${outcome.error.message}\n  ${outcome.error.description ?? ''}\n`);
		return false;
	}
	showLinks(
		items.map(({ json }) => json),
		outcome,
		String,
	);
	return outcome.items.length === 1;
}

function submission(name: string, group: Group | undefined): Submission {
	return { name, email: `${name.toLowerCase()}@example.com`, groupId: group?.id };
}

function showLinks(asked: Submission[], { items }: Outcome, nameOf: (id: unknown) => string) {
	const rows = items.map(({ json, pairedItem }, i) => {
		const item = typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : i;
		const { name, groupId } = asked[item] ?? {};
		return [String(name), nameOf(groupId), String(json.code), String(json.link)];
	});
	console.log(table(['Who asked', 'Group', 'code', 'link'], rows));
}

/** Prints what a user reads of the refused item; tells whether it is what it should be. */
function showRefusal({ errors, emails }: Outcome, nameOf: (id: unknown) => string): boolean {
	const [refused] = errors;
	console.log(`\n  ${refused?.json.name}, ${nameOf(refused?.json.groupId)}, gets no link:`);
	console.log(`  ${refused?.json.message}\n`);
	const expected = 'This WhatsApp number is not an admin of the group';
	return errors.length === 1 && refused?.json.error === expected && emails.length === 1;
}

/** Whether each email that left the workflow holds the link of the group that its reader chose. */
function everyoneHasTheirLink(
	asked: Submission[],
	{ emails }: Outcome,
	groups: Map<string, Group>,
) {
	return asked.every(({ email, groupId }, i) => {
		const code = groups.get(String(groupId))?.inviteCode;
		return emails[i]?.to === email && emails[i]?.text === `https://chat.whatsapp.com/${code}`;
	});
}

main().then(
	(good) => {
		console.log(good ? 'All as it should be.' : 'Not as it should be.');
		process.exitCode = good ? 0 : 1;
	},
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
