import { createStage, people, type Stage } from '../support/stage.cts';

let stage: Stage;
beforeAll(async () => {
	stage = await createStage({ groups: 200 });
});
afterEach(() => stage.emulator.reset());
afterAll(() => stage.close());

/** Each person's e-mail as it must be: the link of the group that they asked for. */
function expectedEmails(count: number, groups: Stage['groups']) {
	return people(count, groups).map(({ email }, i) => ({
		to: email,
		text: `https://chat.whatsapp.com/${groups[i % groups.length]?.inviteCode}`,
	}));
}

describe('everyone gets the link of their own group', () => {
	it.each([
		[1, 1],
		[5, 5],
		[200, 200],
		[200, 5],
		[7, 2],
	])('%i people, %i groups: one request for each group', async (count, distinct) => {
		const groups = stage.groups.slice(0, distinct);
		const { emails, items, run } = await stage.submit(people(count, groups));
		expect(run.status).toBe('success');
		expect(emails).toEqual(expectedEmails(count, groups));
		expect(stage.emulator.requests).toHaveLength(distinct);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	});

	it('emits code and link, and nothing else', async () => {
		const { items } = await stage.submit(people(1, stage.groups));
		const code = stage.groups[0]?.inviteCode;
		expect(items).toEqual([
			{ json: { code, link: `https://chat.whatsapp.com/${code}` }, pairedItem: { item: 0 } },
		]);
	});

	it('also when answers come in another order than the questions', async () => {
		stage.emulator.faults.add({
			groupId: stage.groups[0]?.id,
			answer: { kind: 'change', make: (ordinary) => later(80, ordinary) },
		});
		const { emails } = await stage.submit(people(20, stage.groups.slice(0, 4)));
		expect(emails).toEqual(expectedEmails(20, stage.groups.slice(0, 4)));
	});

	it('gives items that share an answer a copy each', async () => {
		const { items } = await stage.submit(people(2, stage.groups.slice(0, 1)));
		expect(items[0]?.json).toEqual(items[1]?.json);
		expect(items[0]?.json).not.toBe(items[1]?.json);
	});

	it('takes the ID in every accepted form for the same group, and asks once', async () => {
		const { id } = stage.groups[0] ?? { id: '' };
		const forms = [id, id.replace('@g.us', ''), `  ${id} `, id.toUpperCase()];
		const { items } = await stage.submit(forms.map((groupId) => ({ groupId })));
		expect(items).toHaveLength(4);
		expect(stage.emulator.requests).toHaveLength(1);
	});

	it('works with a plain string parameter from an older workflow', async () => {
		const { emails } = await stage.submit(people(3, stage.groups), {
			parameters: { groupId: '={{ $json.groupId }}' },
		});
		expect(emails).toEqual(expectedEmails(3, stage.groups));
	});
});

async function later<T>(ms: number, make: () => T): Promise<T> {
	await new Promise((resolve) => setTimeout(resolve, ms));
	return make();
}
