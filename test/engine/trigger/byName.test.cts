/** Groups to listen to, by their names. */
import { byName } from '../../../harness/engine/workflow.cts';
import {
	itemsOf,
	listen,
	SUBSCRIBERS,
	useTriggerHarness,
} from '../../support/trigger/triggerHarness.cts';

const harness = useTriggerHarness();
const ANNA = '4917012345678';
const named = (name: string) => ({ groups: { group: [{ groupId: byName(name) }] } });

async function joins(groupId: string) {
	harness.emulator.simulate.join(groupId, ANNA);
	await harness.emulator.webhooks.settled();
}

it('listens to the group of that name, also when it is renamed', async () => {
	const other = harness.emulator.state.addGroup({ subject: 'Other' });
	const workflow = await listen(harness, named(` ${harness.group.subject.toUpperCase()}`));
	await joins(other.id);
	expect(itemsOf(workflow)).toEqual([]);
	harness.emulator.simulate.update(harness.group.id, { subject: 'Renamed' });
	other.subject = harness.group.subject;
	await joins(harness.group.id);
	expect(itemsOf(workflow)).toMatchObject([{ groupId: harness.group.id }]);
});

it('goes on listening to it after a restart of n8n, though nobody has the name any more', async () => {
	const { state, simulate } = harness.emulator;
	const [, group] = [...state.groups.values()];
	if (!group) throw new Error('There is a second group');
	const workflow = await listen(harness, named(group.subject));
	simulate.update(group.id, { subject: 'Renamed too' });
	// with the code, what the process remembers is gone
	await harness.n8n.restart();
	await joins(group.id);
	expect(itemsOf(workflow)).toMatchObject([{ groupId: group.id }]);
});

it('names the group as the list had it, and as it is called once it hears that it was renamed', async () => {
	const { subject, id } = harness.emulator.state.addGroup({ subject: 'Named once' });
	const events = ['participantJoined', 'groupUpdated'];
	harness.emulator.variants.eventForm = 'waha';
	const workflow = await listen(harness, { ...named(subject), events });
	const asked = harness.emulator.requests.length;
	await joins(id);
	harness.emulator.simulate.update(id, { subject: 'Renamed' });
	await harness.emulator.webhooks.settled();
	harness.emulator.simulate.leave(id, ANNA);
	harness.emulator.simulate.join(id, '4917087654321');
	await harness.emulator.webhooks.settled();
	expect(itemsOf(workflow).map((item) => item.subject)).toEqual([subject, 'Renamed', 'Renamed']);
	expect(harness.emulator.requests).toHaveLength(asked);
});

it('tells no old name beside an update that does not say what is new, nor after it', async () => {
	const { subject, id } = harness.emulator.state.addGroup({ subject: 'Known once' });
	const events = ['participantJoined', 'groupUpdated'];
	const workflow = await listen(harness, { ...named(subject), events });
	harness.emulator.simulate.update(id, { subject: 'Another' });
	await harness.emulator.webhooks.settled();
	await joins(id);
	expect(itemsOf(workflow).map((item) => item.subject)).toEqual([null, null]);
});

it('goes on knowing the names where only a description has changed, or another group is new', async () => {
	const { simulate, state } = harness.emulator;
	const { subject, id } = state.addGroup({ subject: 'Steady' });
	const workflow = await listen(harness, named(subject));
	simulate.update(harness.group.id, { description: 'News' });
	simulate.join(state.addGroup({ subject: 'New', member: false }).id, state.me.phone);
	await harness.emulator.webhooks.settled();
	await joins(id);
	expect(itemsOf(workflow)).toMatchObject([{ groupId: id, subject }]);
});

it('asks for no list where no name is given', async () => {
	await listen(harness, {});
	expect(harness.emulator.requests.filter(({ path }) => path === '/v2/groups')).toEqual([]);
});

it('is not published with a name that no group has', async () => {
	await expect(listen(harness, named('Nobody'))).rejects.toThrow(
		/"Group" "Nobody" is not the name of a group/,
	);
	expect(harness.emulator.state.webhooks).toHaveLength(SUBSCRIBERS.length);
});
