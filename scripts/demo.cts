/**
 * `npm run demo`: form submissions through a real n8n workflow, run by n8n's own engine, against the local emulator.
 * Exits with 0 only if everybody got the link of their own group, or the reason why not.
 */
import { createHarness } from '../harness/engine/harness.cts';
import { createSampleState } from '../emulator/index.cts';
import { table } from '../harness/table.cts';

const NAMES = 'Amina Bilal Chloé Dmitri Elif Farid Grace Hassan Ines João Kofi Leila'.split(' ');
const REFUSED = 'This WhatsApp number is not an admin of the group';

/** Twelve people ask for four groups, of which this number does not administer one. */
async function main(): Promise<boolean> {
	const harness = await createHarness({ state: createSampleState() });
	const { emulator } = harness;
	const isOurs = harness.groups.map((group) => emulator.state.isAdminOf(group));
	const chosen = [0, 1, 2, isOurs.indexOf(false)].map((place) => harness.groups[place]);
	const asked = NAMES.map((name, i) => {
		const email = `${name.toLowerCase()}@example.com`;
		return { name, email, groupId: chosen[i % chosen.length]?.id };
	});
	console.log(
		`\nForm Trigger → Wawp Groups → Send Email, with the Wawp emulator at ${emulator.url}\n`,
	);
	const submitted = harness.submit(asked, { onError: 'continueErrorOutput' });
	const { emails, errors } = await submitted.finally(() => harness.close());

	const rows = asked.map(({ name, email, groupId }) => {
		const group = emulator.state.groups.get(groupId ?? '');
		const sent = emails.filter(({ to }) => to === email).map(({ text }) => String(text));
		const refused = errors.filter(({ json }) => json.email === email);
		const said = [...sent, ...refused.map(({ json }) => String(json.error))];
		const link = `https://chat.whatsapp.com/${group?.inviteCode}`;
		const isRight = said.join() === (group && emulator.state.isAdminOf(group) ? link : REFUSED);
		return [isRight ? 'ok' : 'WRONG', name, group?.subject ?? '', said.join()];
	});
	console.log(table(['', 'Who asked', 'Group', 'What came'], rows));
	console.log(`\n  ${asked.length} submissions, ${emulator.requests.length} API requests.\n`);
	console.log(`  To the refused, the node says: ${errors[0]?.json.message}\n`);
	return rows.every(([verdict]) => verdict === 'ok') && emulator.requests.length === chosen.length;
}

main().then(
	(isGood) => {
		console.log(isGood ? 'All as it should be.' : 'Not as it should be.');
		process.exitCode = isGood ? 0 : 1;
	},
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
