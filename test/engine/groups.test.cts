import { createWorld, faultAnswers as fault, type Group } from '../../emulator/index.cts';
import { ENGINES, useGroupStage } from '../support/groupStage.cts';

const stage = useGroupStage('group');

/** The documented shape of a stage.group. */
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
		Object.assign(stage.group, { announce: true, joinApproval: true, description: 'About us' });
	});

	it('Get', async () => {
		const { json } = await stage.run('get');
		expect(json).toEqual([shapeOf(stage.group)]);
	});

	it('Get Many', async () => {
		const { json } = await stage.run('getMany', { returnAll: true });
		expect(json).toEqual(stage.groups.map(shapeOf));
	});

	it('Get Many, as an object with a key for each group', async () => {
		stage.emulator.variants.listShape = 'keyed';
		const { json } = await stage.run('getMany', { returnAll: true });
		expect(json).toEqual(stage.groups.map(shapeOf));
	});

	it('the raw answer when Simplify is off', async () => {
		const { json } = await stage.run('get', { simplify: false });
		const key = { GOWS: 'JID', NOWEB: 'addressingMode', WEBJS: 'groupMetadata' }[engine];
		expect(json[0]).toHaveProperty(key);
	});

	it('Get Settings', async () => {
		const { json } = await stage.run('getSettings');
		expect(json).toEqual([
			{ groupId: stage.group.id, infoAdminsOnly: false, messagesAdminsOnly: true },
		]);
		expect(stage.emulator.requests).toHaveLength(2);
	});

	it('Update changes all its parts, in a fixed order', async () => {
		const { json } = await stage.run('update', {
			updateFields: {
				sendMessages: 'all',
				editInfo: 'admins',
				description: 'News',
				subject: ' Bread ',
			},
		});
		expect(json).toEqual([
			{ groupId: stage.group.id, updated: ['subject', 'description', 'editInfo', 'sendMessages'] },
		]);
		expect(stage.group).toMatchObject({
			subject: 'Bread',
			description: 'News',
			restrict: true,
			announce: false,
		});
	});

	it('Leave, Count, Refresh', async () => {
		expect((await stage.run('leave')).json).toEqual([{ groupId: stage.group.id, left: true }]);
		expect((await stage.run('count')).json).toEqual([{ count: 2 }]);
		expect((await stage.run('refresh')).json).toEqual([{ refreshed: true }]);
	});

	it('a change that this number may not make is refused in words', async () => {
		const me = stage.group.participants.get(stage.emulator.world.me.id);
		if (me) me.role = 'participant';
		stage.group.restrict = true;
		const { error } = await stage.run('update', { updateFields: { subject: 'Mine' } });
		expect(error?.message).toMatch(/not an admin of the group|does not let this number do that/);
		expect(stage.group.subject).not.toBe('Mine');
	});
});

describe('Get Many', () => {
	it('pages until all 5,000 groups are there', async () => {
		stage.emulator.world = createWorld({ groups: 5000 });
		const { json } = await stage.run('getMany', { returnAll: true });
		expect(new Set(json.map(({ id }) => id)).size).toBe(5000);
		expect(stage.emulator.requests).toHaveLength(51);
	});

	it.each([100, 150, 250])('ends when Wawp ignores limit and offset, with %i groups', async (n) => {
		stage.emulator.world = createWorld({ groups: n });
		stage.emulator.variants.pagingHonoured = false;
		const { json } = await stage.run('getMany', { returnAll: true });
		expect(json).toHaveLength(n);
		expect(stage.emulator.requests.length).toBeLessThanOrEqual(2);
	});

	it('returns 50 unless told otherwise, and asks no more than it needs', async () => {
		stage.emulator.world = createWorld({ groups: 300 });
		expect((await stage.run('getMany')).json).toHaveLength(50);
		expect(stage.emulator.requests).toHaveLength(1);
		expect((await stage.run('getMany', { limit: 120 })).json).toHaveLength(120);
		expect(stage.emulator.requests).toHaveLength(3);
	});

	it('sorts as asked, and leaves participants out as asked', async () => {
		const { json } = await stage.run('getMany', {
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
		expect((await stage.run('getMany')).json).toEqual([]);
	});

	it('says so when the answer is no list', async () => {
		stage.emulator.faults.add({ answer: fault.status(200, true) });
		expect((await stage.run('getMany')).error?.message).toContain(
			'in a form this node does not know',
		);
	});
});
