import { LoadOptionsContext } from 'n8n-core';
import { Workflow, type INodeListSearchResult } from 'n8n-workflow';
import { createState, faultAnswers as fault } from '../../../emulator/index.cts';
import { createHarness, type Harness } from '../../../harness/engine/harness.cts';
import { formWorkflow, WAWP } from '../../../harness/engine/workflow.cts';

let harness: Harness;
beforeAll(async () => {
	harness = await createHarness();
	harness.emulator.state = createState({ groups: 250 });
	Object.assign(harness.engine.credentials.values, {
		instanceId: harness.emulator.state.instanceId,
		accessToken: harness.emulator.state.accessToken,
	});
	harness.emulator.state.addGroup({ subject: 'Zebra Watching – Spring' });
});
afterEach(() => {
	harness.emulator.reset();
	harness.emulator.engine = 'GOWS';
	harness.emulator.variants.pagingHonoured = true;
});
afterAll(() => harness.close());

/** Asks for the list as the editor does when the picker is opened, typed into or scrolled. */
async function pick(filter?: string, token?: string): Promise<INodeListSearchResult> {
	const { engine } = harness;
	const file = formWorkflow();
	const workflow = new Workflow({ ...file, active: false, nodeTypes: engine.nodeTypes });
	const node = workflow.getNode(WAWP);
	const type = engine.nodeTypes.getByNameAndVersion('n8n-nodes-wawp-groups.wawpGroups');
	const search = type.methods?.listSearch?.searchGroups;
	if (!node || !search) throw new Error('The node has no group picker');
	const context = new LoadOptionsContext(workflow, node, engine.additionalData, '');
	return await search.call(context, filter, token);
}

async function pickAll(): Promise<INodeListSearchResult['results']> {
	const results: INodeListSearchResult['results'] = [];
	let token: string | undefined;
	do {
		const page = await pick(undefined, token);
		results.push(...page.results);
		token = page.paginationToken as string | undefined;
	} while (token !== undefined);
	return results;
}

describe('the group picker', () => {
	it.each(['GOWS', 'NOWEB', 'WEBJS'] as const)(
		'lists all groups by name, page by page (%s)',
		async (name) => {
			harness.emulator.engine = name;
			const results = await pickAll();
			const groups = [...harness.emulator.state.groups.values()];
			expect(new Map(results.map(({ name, value }) => [value, name.split(' · ')[0]]))).toEqual(
				new Map(groups.map(({ id, subject }) => [id, subject])),
			);
			expect(results).toHaveLength(groups.length);
			// the fourth brings nothing new
			expect(harness.emulator.requests).toHaveLength(4);
		},
	);

	it('takes an API that ignores limit and offset', async () => {
		harness.emulator.variants.pagingHonoured = false;
		expect(await pickAll()).toHaveLength(251);
	});

	it.each(['zebra WATCH', 'spring zebra', '  watching   zébra '])(
		'finds a group on the last page by words of its name, in any order and case: %s',
		async (words) => {
			const { results } = await pick(words);
			expect(results.map(({ name }) => name.split(' · ')[0])).toEqual(['Zebra Watching – Spring']);
		},
	);

	it.each([
		['IŞIK Kursu', 'ışık'],
		['Straße 12', 'strasse'],
		['Łódź', 'lodz'],
		['𝗕𝗼𝗼𝗸 Club', 'book'],
		['Anna’s', "anna's"],
	])('finds %s by %s, as people write it', async (subject, words) => {
		const group = harness.emulator.state.addGroup({ subject });
		const found = (await pick(words)).results.map(({ value }) => value);
		harness.emulator.state.groups.delete(group.id);
		expect(found).toEqual([group.id]);
	});

	it('does not take one vowel for another where marks are vowels', async () => {
		const group = harness.emulator.state.addGroup({ subject: 'दल' });
		const { results } = await pick('दिल');
		harness.emulator.state.groups.delete(group.id);
		expect(results).toEqual([]);
	});

	it('tells names apart that only look alike, finds them by what it shows, and leaves none blank', async () => {
		const { state } = harness.emulator;
		const alike = ['Team', 'Team\u200e ', 'team'].map((subject) => state.addGroup({ subject }));
		const blank = state.addGroup({ subject: '\u200e ' });
		const names = new Map((await pickAll()).map(({ name, value }) => [value, name]));
		const [first] = alike;
		const end = first?.id.slice(12, 18);
		const { results } = await pick(`team ${end}`);
		for (const { id } of [...alike, blank]) state.groups.delete(id);
		for (const { id } of alike) expect(names.get(id)).toContain(`· …${id.slice(12, 18)}`);
		expect(names.get(blank.id)).toContain(blank.id);
		expect(results.map(({ value }) => value)).toEqual([first?.id]);
	});

	it('finds nothing by digits that nobody sees', async () => {
		const { results } = await pick('12036');
		expect(results).toEqual([]);
	});

	it('tells groups of one name apart, and how many members they have where the list says so', async () => {
		const { state } = harness.emulator;
		harness.emulator.engine = 'NOWEB';
		const twins = [2, 3].map((members) => state.addGroup({ subject: 'Twins', members }));
		const nameless = state.addGroup({ subject: '', members: 1 });
		const names = new Map((await pickAll()).map(({ name, value }) => [value, name]));
		for (const { id, participants } of twins) {
			expect(names.get(id)).toBe(`Twins · …${id.slice(12, 18)} · ${participants.size} members`);
		}
		expect(names.get(nameless.id)).toContain(nameless.id);
		for (const { id } of [...twins, nameless]) state.groups.delete(id);
	});

	it('finds a group by its ID', async () => {
		const [group] = harness.emulator.state.groups.values();
		const { results } = await pick(group?.id.slice(0, 18));
		expect(results).toEqual([
			{ name: expect.stringContaining(group?.subject ?? ''), value: group?.id },
		]);
	});

	it('asks for names only, since lists with members are heavy', async () => {
		expect((await pick()).results).toHaveLength(100);
		// the next page comes when somebody scrolls
		expect(harness.emulator.requests).toHaveLength(1);
		expect(harness.emulator.requests[0]?.query).toMatchObject({ exclude: 'participants' });
	});

	it('says why there is no list, instead of showing an empty one', async () => {
		harness.emulator.faults.add({ answer: fault.sessionDown422() });
		await expect(pick()).rejects.toMatchObject({
			message: 'The WhatsApp number is not connected to Wawp at the moment',
			description: expect.stringContaining('scan the QR code'),
		});
	});
});
