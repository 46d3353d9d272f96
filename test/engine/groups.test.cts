import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { createWorld, faultAnswers as fault, type Group } from '../../emulator/index.cts';
import { createStage, type Stage } from '../support/stage.cts';
import { byId } from '../support/workflow.cts';

const ENGINES = ['GOWS', 'NOWEB', 'WEBJS'] as const;

let stage: Stage;
let group: Group;
beforeEach(async () => {
	stage = await createStage({ groups: 3 });
	[group] = stage.groups as [Group];
});
afterEach(() => stage.close());

/** Runs an operation of `group` for one item. */
async function run(
	operation: string,
	parameters: INodeParameters = {},
	items: Array<Partial<INodeExecutionData>> = [{}],
) {
	const whole = items.map((item) => ({ json: {}, ...item }));
	const outcome = await stage.run(whole, {
		parameters: { resource: 'group', operation, groupId: byId(group.id), ...parameters },
	});
	return { ...outcome, json: outcome.items.map(({ json }) => json) };
}

/** The documented shape of a group. */
function shapeOf({ id, subject, description, owner, createdAt, participants, ...flags }: Group) {
	return {
		id,
		subject,
		description: description || null,
		owner,
		createdAt: new Date(createdAt * 1000).toISOString(),
		size: participants.size,
		announce: flags.announce,
		restrict: flags.restrict,
		joinApproval: flags.joinApproval,
	};
}

describe.each(ENGINES)('one shape, whatever the engine: %s', (engine) => {
	beforeEach(() => {
		stage.emulator.engine = engine;
		Object.assign(group, { announce: true, joinApproval: true, description: 'About us' });
	});

	it('Get', async () => {
		const { json } = await run('get');
		expect(json).toEqual([shapeOf(group)]);
	});

	it('Get Many', async () => {
		const { json } = await run('getMany', { returnAll: true });
		expect(json).toEqual(stage.groups.map(shapeOf));
	});

	it('Get Many, as an object with a key for each group', async () => {
		stage.emulator.variants.listShape = 'keyed';
		const { json } = await run('getMany', { returnAll: true });
		expect(json).toEqual(stage.groups.map(shapeOf));
	});

	it('the raw answer when Simplify is off', async () => {
		const { json } = await run('get', { simplify: false });
		const key = { GOWS: 'JID', NOWEB: 'addressingMode', WEBJS: 'groupMetadata' }[engine];
		expect(json[0]).toHaveProperty(key);
	});

	it('Get Settings', async () => {
		const { json } = await run('getSettings');
		expect(json).toEqual([{ groupId: group.id, infoAdminsOnly: false, messagesAdminsOnly: true }]);
		expect(stage.emulator.requests).toHaveLength(2);
	});

	it('Update changes all its parts, in a fixed order', async () => {
		const { json } = await run('update', {
			updateFields: {
				sendMessages: 'all',
				editInfo: 'admins',
				description: 'News',
				subject: ' Bread ',
			},
		});
		expect(json).toEqual([
			{ groupId: group.id, updated: ['subject', 'description', 'editInfo', 'sendMessages'] },
		]);
		expect(group).toMatchObject({
			subject: 'Bread',
			description: 'News',
			restrict: true,
			announce: false,
		});
	});

	it('Leave, Count, Refresh', async () => {
		expect((await run('leave')).json).toEqual([{ groupId: group.id, left: true }]);
		expect((await run('count')).json).toEqual([{ count: 2 }]);
		expect((await run('refresh')).json).toEqual([{ refreshed: true }]);
	});

	it('a change that this number may not make is refused in words', async () => {
		const me = group.participants.get(stage.emulator.world.me.id);
		if (me) me.role = 'participant';
		group.restrict = true;
		const { error } = await run('update', { updateFields: { subject: 'Mine' } });
		expect(error?.message).toMatch(/not an admin of the group|does not let this number do that/);
		expect(group.subject).not.toBe('Mine');
	});
});

describe('Get Many', () => {
	it('pages until all 5,000 groups are there', async () => {
		stage.emulator.world = createWorld({ groups: 5000 });
		const { json } = await run('getMany', { returnAll: true });
		expect(new Set(json.map(({ id }) => id)).size).toBe(5000);
		expect(stage.emulator.requests).toHaveLength(51);
	});

	it.each([100, 150, 250])('ends when Wawp ignores limit and offset, with %i groups', async (n) => {
		stage.emulator.world = createWorld({ groups: n });
		stage.emulator.variants.pagingHonoured = false;
		const { json } = await run('getMany', { returnAll: true });
		expect(json).toHaveLength(n);
		expect(stage.emulator.requests.length).toBeLessThanOrEqual(2);
	});

	it('returns 50 unless told otherwise, and asks no more than it needs', async () => {
		stage.emulator.world = createWorld({ groups: 300 });
		expect((await run('getMany')).json).toHaveLength(50);
		expect(stage.emulator.requests).toHaveLength(1);
		expect((await run('getMany', { limit: 120 })).json).toHaveLength(120);
		expect(stage.emulator.requests).toHaveLength(3);
	});

	it('sorts as asked, and leaves participants out as asked', async () => {
		const { json } = await run('getMany', {
			sort: { by: { field: 'id', direction: 'desc' } },
			options: { withoutParticipants: true },
		});
		const ids = stage.groups.map(({ id }) => id).sort();
		expect(json.map(({ id }) => id)).toEqual(ids.reverse());
		expect(json[0]?.size).toBeNull();
		expect(stage.emulator.requests[0]?.query.exclude).toBe('participants');
	});

	it('emits nothing for a number without groups', async () => {
		stage.emulator.world = createWorld();
		expect((await run('getMany')).json).toEqual([]);
	});

	it('says so when the answer is no list', async () => {
		stage.emulator.faults.add({ answer: fault.status(200, true) });
		expect((await run('getMany')).error?.message).toContain('in a form this node does not know');
	});
});

describe('Create', () => {
	const NEW = { subject: 'New Group', participants: ['+49 170 1234567', '4915550999403@c.us'] };

	it.each(ENGINES)('creates a group and says who could not be added (%s)', async (engine) => {
		stage.emulator.engine = engine;
		stage.emulator.world.unreachable.set('4915550999403@c.us', 403);
		const { json } = await run('create', NEW);
		const id = String(json[0]?.id);
		expect(json[0]).toMatchObject({
			subject: 'New Group',
			notAdded: [{ id: '4915550999403@c.us', message: expect.any(String) }],
		});
		expect([...(stage.emulator.world.groups.get(id)?.participants.keys() ?? [])]).toContain(
			'491701234567@c.us',
		);
	});

	it('falls back to /create where the documented path does not exist, and remembers it', async () => {
		stage.emulator.variants.createPath = '/v2/groups/create';
		const { json } = await run('create', NEW, [{}, {}]);
		expect(json).toHaveLength(2);
		expect(stage.emulator.requests.map(({ path }) => path)).toEqual([
			'/v2/groups',
			'/v2/groups/create',
			'/v2/groups/create',
		]);
	});

	it.each([
		['a lost connection', fault.dropConnection],
		['a refusal', () => fault.status(404, { message: 'item-not-found' })],
		['an unknown instance', fault.invalidSession404],
	])('does not try the other path after %s', async (_, answer) => {
		stage.emulator.faults.add({ answer: answer() });
		const { error } = await run('create', NEW);
		expect(error).toBeDefined();
		expect(stage.emulator.requests).toHaveLength(1);
	});

	it.each([
		[{ ...NEW, subject: '  ' }, '"Subject" is empty'],
		[{ ...NEW, participants: [] }, '"Participants" is empty'],
		[{ ...NEW, participants: ['0170 1234567'] }, 'which has no country code'],
	])('sends nothing for %j', async (parameters, sentence) => {
		const { error } = await run('create', parameters);
		expect(error?.message).toContain(sentence);
		expect(stage.emulator.requests).toHaveLength(0);
	});
});

describe('Update', () => {
	it('says which parts were changed when a later one is refused', async () => {
		stage.emulator.faults.add({ path: /description/, answer: fault.notAdmin403() });
		const { error } = await run('update', {
			updateFields: { subject: 'A', description: 'B', sendMessages: 'admins' },
		});
		expect(error?.message).toContain('not an admin of the group');
		expect(error?.description).toContain(
			'Changed: "Subject". Not changed: "Description", "Who May Send Messages".',
		);
		expect(group.subject).toBe('A');
		expect(stage.emulator.requests).toHaveLength(2);
	});

	it.each(['body', 'query', 'either'] as const)(
		'sets both settings to false where Wawp reads them from the %s',
		async (place) => {
			Object.assign(group, { announce: true, restrict: true });
			stage.emulator.variants.adminsOnlyIn = place;
			await run('update', { updateFields: { editInfo: 'all', sendMessages: 'all' } });
			expect(group).toMatchObject({ announce: false, restrict: false });
		},
	);

	it.each([
		[{}, '"Update Fields" is empty'],
		[{ subject: '' }, '"Subject" is empty'],
		[{ sendMessages: 'everyone' }, '"Who May Send Messages" must be'],
	])('sends nothing for %j', async (updateFields, sentence) => {
		const { error } = await run('update', { updateFields });
		expect(error?.message).toContain(sentence);
		expect(stage.emulator.requests).toHaveLength(0);
	});
});

describe('Delete', () => {
	it('deletes where the engine can', async () => {
		stage.emulator.engine = 'WEBJS';
		expect((await run('delete')).json).toEqual([{ deleted: true }]);
		expect(stage.emulator.world.groups.has(group.id)).toBe(false);
	});

	it('says in words that an engine cannot', async () => {
		const { error } = await run('delete');
		expect(error?.message).toBe(
			'The WhatsApp engine behind this Wawp instance cannot do this [item 0]',
		);
	});
});

describe('the picture', () => {
	it('is null, then set from a URL, then deleted', async () => {
		expect((await run('getPicture')).json).toEqual([{ groupId: group.id, url: null }]);
		const set = await run('setPicture', { pictureUrl: 'https://example.com/a/team.png?x=1' });
		expect(set.json).toEqual([{ groupId: group.id, updated: true }]);
		expect(stage.emulator.requests.at(-1)?.body).toEqual({
			file: {
				mimetype: 'image/png',
				filename: 'team.png',
				url: 'https://example.com/a/team.png?x=1',
			},
		});
		expect((await run('getPicture')).json[0]?.url).toBe(group.picture);
		expect((await run('deletePicture')).json).toEqual([{ deleted: true }]);
		expect(group.picture).toBeNull();
	});

	it('is set from a binary field of the item', async () => {
		const bytes = Buffer.from('picture bytes').toString('base64');
		const item = { binary: { photo: { data: bytes, mimeType: 'image/jpeg', fileName: 'me.jpg' } } };
		await run('setPicture', { pictureSource: 'binary', binaryPropertyName: 'photo' }, [item]);
		expect(stage.emulator.requests[0]?.body).toEqual({
			file: { mimetype: 'image/jpeg', filename: 'me.jpg', data: bytes },
		});
	});

	it.each([
		[{ pictureSource: 'binary', binaryPropertyName: 'nothing' }, 'nothing'],
		[{ pictureSource: 'binary', binaryPropertyName: 'text' }, 'not a picture but text/plain'],
		[{ pictureUrl: 'team.png' }, '"Picture URL" is not a web address'],
	])('sends nothing for %j', async (parameters, sentence) => {
		const item = { binary: { text: { data: 'eA==', mimeType: 'text/plain' } } };
		const { error } = await run('setPicture', parameters, [item]);
		expect(error?.message).toContain(sentence);
		expect(stage.emulator.requests).toHaveLength(0);
	});

	it('is asked for anew only when told to', async () => {
		await run('getPicture');
		expect(stage.emulator.requests[0]?.query).not.toHaveProperty('refresh');
		await run('getPicture', { options: { refresh: true } });
		expect(stage.emulator.requests[1]?.query).toMatchObject({ refresh: 'true' });
	});
});
