import { createHarness } from '../../../harness/engine/harness.cts';
import { textsOf } from '../../../wawp/failures/kinds';
import { FAULTS } from '../../support/faults/faultList.cts';
import { printedBy } from '../../support/faults/printedBy.cts';
import { reachingLimits } from '../../support/faults/reachingLimits.cts';
import { MODES } from '../../support/model/steps.cts';

describe.each(FAULTS)('Get Invite Code, $name', (fault) => {
	it.each(MODES)('%s: says what it is, and the others get their links', async (onError) => {
		const { emulator, engine, groups, submit, close } = await createHarness({ groups: 3 });
		const faulty = groups[1]?.id ?? '';
		if (fault.answer) emulator.faults.add({ groupId: faulty, answer: fault.answer() });
		else engine.credentials.values.baseUrl = (await fault.address?.(emulator)) ?? '';
		const submissions = groups.map(({ id }, i) => ({ groupId: id, email: `${i}@example.com` }));
		const { value: outcome, printed } = await printedBy(
			async () => await reachingLimits(emulator, submit(submissions, { onError })),
		);
		await close();

		const { items, errors, emails, error, saved } = outcome;
		const said = [error?.message, ...[...items, ...errors].map(({ json }) => json.error)];
		const [told] = said.filter((text) => text !== undefined).map(String);
		expect(told).toMatch(new RegExp(`^${textsOf(fault.kind).message}(: .*)?( \\[item \\d\\])?$`));
		expect(saved + printed).not.toContain(emulator.state.accessToken);
		if (fault.answer) {
			const asked = emulator.requests.filter(({ path }) => path.includes(faulty));
			expect(asked).toHaveLength(fault.tries ?? 1);
		}
		if (onError === 'stopWorkflow') return expect(emails).toEqual([]);
		if (!fault.answer || fault.kind === 'rateLimit') return;
		const refused = [...items, ...errors].filter(({ json }) => json.error);
		expect(refused.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
		const links = emails.filter(({ text }) => text).map(({ to, text }) => [to, text]);
		const linkOf = (at: number) => `https://chat.whatsapp.com/${groups[at]?.inviteCode}`;
		expect(links).toEqual([0, 2].map((at) => [`${at}@example.com`, linkOf(at)]));
	});
});
