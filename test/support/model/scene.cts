import type { State } from '../../../emulator/index.cts';
import { createHarness, type Harness } from '../../../harness/engine/harness.cts';
import type { Scene } from './happening.cts';
import { TEXTS } from './steps.cts';

const UNKNOWN_GROUP = '120363000000000001@g.us';

/** A scene in n8n's engine. */
export type EngineScene = Scene & { harness: Harness };

export async function openScene(): Promise<EngineScene> {
	const harness = await createHarness({ groups: 0 });
	const { emulator } = harness;
	// what encodings make something else of
	emulator.state.accessToken = 'Em/u+lator=8fQ2xLw7R';
	harness.engine.credentials.values.accessToken = emulator.state.accessToken;
	return { harness, emulator, ...populate(emulator.state) };
}

/** Fills a state with groups of every standing, and the people in and around them. */
export function populate(state: State): Pick<Scene, 'people' | 'groupIds' | 'revoked'> {
	const name = (place: number) => TEXTS[place % TEXTS.length] ?? '';
	const mine = state.addGroup({ subject: name(0), members: 4 });
	state.addGroup({ subject: name(1), members: 3 }).restrict = true;
	state.addGroup({ subject: name(2), members: 3, admin: false });
	state.addGroup({ subject: name(3), members: 2, member: false });
	state.addGroup({ subject: name(4), members: 2, member: false }).joinApproval = true;
	for (const group of state.groups.values()) group.picture = 'https://pps.whatsapp.net/old.jpg';
	const revoked = mine.inviteCode;
	state.revoke(mine);
	const people = [...state.people.values()].filter(({ id }) => id !== state.me.id).slice(0, 6);
	while (people.length < 10) people.push(state.addPerson());
	people.push(state.me);
	state.unreachable.set(people[8]?.id ?? '', 403);
	state.unreachable.set(people[9]?.id ?? '', 408);
	const first = [...state.groups.keys()];
	const groupIds = () => [...new Set([...first, ...state.groups.keys()])].concat(UNKNOWN_GROUP);
	return { people, groupIds, revoked };
}
