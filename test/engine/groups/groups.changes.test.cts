import { faultAnswers as fault } from '../../../emulator/index.cts';
import { GOWS_GROUP } from '../../../emulator/engines/samples.cts';
import { useGroupHarness } from '../../support/groupHarness.cts';

const harness = useGroupHarness('group');

describe('Create', () => {
	const NEW = { subject: 'New Group', participants: ['+49 170 1234567', '4915550999403@c.us'] };

	it.each([
		['a lost connection', fault.dropConnection],
		['a refusal', () => fault.status(404, { message: 'x' })],
		['an unknown instance', fault.invalidSession404],
	])('does not try the other path after %s', async (_, answer) => {
		harness.emulator.faults.add({ answer: answer() });
		const { error } = await harness.run('create', NEW);
		expect(error).toBeDefined();
		expect(harness.emulator.requests).toHaveLength(1);
	});

	it.each([
		[{ ...NEW, subject: '  ' }, '"Name" is empty'],
		[{ ...NEW, participants: [] }, '"Participants" is empty'],
		[{ ...NEW, participants: ['0170 1234567'] }, 'which has no country code'],
	])('sends nothing for %j', async (parameters, sentence) => {
		const { error } = await harness.run('create', parameters);
		expect(error?.message).toContain(sentence);
		expect(harness.emulator.requests).toHaveLength(0);
	});
});

describe('Update', () => {
	it.each([
		['[2025]', '[2025]'],
		['["VIP"]', '["VIP"]'],
		[' Bread ', 'Bread'],
	])('the name %s is %s', async (subject, name) => {
		await harness.run('update', { updateFields: { subject } });
		expect(harness.group.subject).toBe(name);
	});

	it('says which parts were changed when a later one is refused', async () => {
		harness.emulator.faults.add({ path: /description/, answer: fault.notAdmin403() });
		const { error } = await harness.run('update', {
			updateFields: { subject: 'A', description: 'B', sendMessages: 'admins' },
		});
		expect(error?.message).toMatch(/^"Description": .*not an admin of the group/);
		expect(error?.description).toContain(
			'Changed: "Name". Not changed: "Description", "Who May Send Messages".',
		);
		expect(harness.group.subject).toBe('A');
		expect(harness.emulator.requests.filter(({ method }) => method === 'PUT')).toHaveLength(2);
	});

	it('sends "adminsOnly" in the body and in the query, since the documents disagree', async () => {
		Object.assign(harness.group, { announce: true, restrict: true });
		await harness.run('update', { updateFields: { editInfo: 'all', sendMessages: 'all' } });
		const sent = harness.emulator.requests.filter(({ method }) => method === 'PUT');
		expect(sent).toHaveLength(2);
		for (const { body, query } of sent) {
			expect([body, query.adminsOnly]).toEqual([{ adminsOnly: false }, 'false']);
		}
		expect(harness.group).toMatchObject({ announce: false, restrict: false });
	});

	const allMayEdit = async () => {
		harness.group.restrict = true;
		return await harness.run('update', { updateFields: { editInfo: 'all' } });
	};

	it('a setting that was not changed is not told as such, whatever is said (WAHA #1027)', async () => {
		harness.emulator.faults.add({ method: 'PUT', answer: fault.status(200, true) });
		const { json } = await allMayEdit();
		expect(json).toMatchObject([{ updated: [], unconfirmed: ['infoAdminsOnly'] }]);
	});

	it.each([
		[{}, '"Update Fields" is empty'],
		[{ sendMessages: 'everyone' }, '"Who May Send Messages" must be'],
	])('sends nothing for %j', async (updateFields, sentence) => {
		const { error } = await harness.run('update', { updateFields });
		expect(error?.message).toContain(sentence);
		expect(harness.emulator.requests).toHaveLength(0);
	});
});

describe('the picture', () => {
	it('is null, then set from a URL, then deleted', async () => {
		expect((await harness.run('getPicture')).json).toEqual([
			{ groupId: harness.group.id, url: null },
		]);
		const set = await harness.run('setPicture', {
			pictureUrl: 'https://example.com/a/team.png?x=1',
		});
		expect(set.json).toEqual([{ groupId: harness.group.id, updated: true }]);
		expect(harness.emulator.requests.at(-1)?.body).toEqual({
			file: {
				mimetype: 'image/png',
				filename: 'team.png',
				url: 'https://example.com/a/team.png?x=1',
			},
		});
		expect((await harness.run('getPicture')).json[0]?.url).toBe(harness.group.picture);
		expect((await harness.run('deletePicture')).json).toEqual([
			{ groupId: harness.group.id, deleted: true },
		]);
		expect(harness.group.picture).toBeNull();
	});

	it('is not told as deleted where nobody has seen it before (WAHA #1707)', async () => {
		const answer = fault.status(200, { url: null });
		harness.emulator.faults.add({ method: 'GET', path: /picture/, answer });
		expect((await harness.run('deletePicture')).json).toMatchObject([{ deleted: null }]);
	});

	it('is set from a binary field of the item', async () => {
		const bytes = Buffer.from('picture bytes').toString('base64');
		const item = { binary: { photo: { data: bytes, mimeType: 'image/jpeg', fileName: 'me.jpg' } } };
		await harness.run('setPicture', { pictureSource: 'binary', binaryPropertyName: 'photo' }, [
			item,
		]);
		expect(harness.emulator.requests[0]?.body).toEqual({
			file: { mimetype: 'image/jpeg', filename: 'me.jpg', data: bytes },
		});
	});

	it.each([
		[{ pictureSource: 'binary', binaryPropertyName: 'nothing' }, 'nothing'],
		[{ pictureSource: 'binary', binaryPropertyName: 'text' }, 'not a picture but text/plain'],
		[{ pictureUrl: 'team.png' }, '"Picture URL" is not a web address'],
	])('sends nothing for %j', async (parameters, sentence) => {
		const item = { binary: { text: { data: 'eA==', mimeType: 'text/plain' } } };
		const { error } = await harness.run('setPicture', parameters, [item]);
		expect(error?.message).toContain(sentence);
		expect(harness.emulator.requests).toHaveLength(0);
	});

	it('is asked for anew only when told to', async () => {
		await harness.run('getPicture');
		expect(harness.emulator.requests[0]?.query).not.toHaveProperty('refresh');
		await harness.run('getPicture', { options: { refresh: true } });
		expect(harness.emulator.requests[1]?.query).toMatchObject({ refresh: 'true' });
	});
});

describe('what an engine says of a group that it does not have', () => {
	it.each<[string, unknown, string]>([
		['WPP: false (session.wpp.core.ts)', false, 'not a member of the group'],
		[
			'GOWS: all of Go’s unset values (WAHA #2027)',
			{ ...GOWS_GROUP, Name: '', GroupCreated: '0001-01-01T00:00:00Z', Participants: null },
			'has not loaded this group yet',
		],
	])('its settings are not told as "no": %s', async (_, group, sentence) => {
		const { faults } = harness.emulator;
		faults.add({ path: /admin-only$/, answer: fault.status(200, { adminsOnly: false }) });
		faults.add({ path: /@g\.us$/, answer: fault.status(200, group) });
		const { error } = await harness.run('getSettings');
		expect(error?.message).toContain(sentence);
	});

	it('WEBJS: a group in which this number still is, is not told as deleted (WAHA #421)', async () => {
		harness.emulator.engine = 'WEBJS';
		harness.emulator.faults.add({ method: 'DELETE', answer: fault.status(200, true) });
		const { json } = await harness.run('delete');
		expect(json).toEqual([{ groupId: harness.group.id, deleted: null }]);
	});
});
