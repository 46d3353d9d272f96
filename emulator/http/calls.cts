import type { SimulatedPeople } from '../state/simulatedPeople.cts';
import type { Answer, RecordedRequest } from './answers.cts';
import type { Engine, Shapes, View } from '../engines/shapes.cts';
import { Refusal, type QuietRefusal } from '../engines/refusals.cts';
import type { Variants } from '../variants.cts';
import type { Group, State } from '../state/state.cts';

/** One request on its way through a route. */
export interface Call {
	asked: RecordedRequest;
	/** the group ID in the path; '' if the path has none */
	id: string;
	/** the JSON body; empty if there is none */
	fields: Record<string, unknown>;
	state: State;
	simulate: SimulatedPeople;
	engine: Engine;
	shapes: Shapes;
	view: View;
	variants: Variants;
}

/** One endpoint. */
export interface Route {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** `:id` stands for a group */
	path: string;
	/** answers also while the session is not WORKING; default false */
	withoutSession?: boolean;
	/** how WEBJS shows WhatsApp's refusal; default as an exception */
	onWebjs?: QuietRefusal;
	answer(call: Call): Answer;
}

/** The group in the path, of which this number is a member. */
export function groupAsMember({ state, id }: Call): Group {
	const group = state.groups.get(id);
	if (group === undefined) throw new Refusal('item-not-found');
	if (state.mine(group) === undefined) throw new Refusal('forbidden');
	return group;
}

/** The group in the path, of which this number is an admin. */
export function groupAsAdmin(call: Call): Group {
	const group = groupAsMember(call);
	if (!call.state.isAdminOf(group)) throw new Refusal('not-authorized');
	return group;
}

/** The group in the path, whose subject, description and picture this number may change. */
export function groupAsEditor(call: Call): Group {
	const group = groupAsMember(call);
	return group.restrict ? groupAsAdmin(call) : group;
}
