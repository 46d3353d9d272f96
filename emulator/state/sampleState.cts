import { createState, type State } from './state.cts';

/** A small business and its groups. The examples name the groups by the IDs that this seed gives them. */
export function createSampleState(): State {
	const state = createState({ seed: 2026 });
	state.addGroup({ subject: 'Bread Baking Course – Spring', members: 14 });
	state.addGroup({ subject: 'Yoga on the Roof, Thursdays', members: 9 });
	state.addGroup({ subject: 'Newcomers Berlin', members: 42 }).joinApproval = true;
	state.addGroup({ subject: 'Launch Team 🚀', members: 6 }).restrict = true;
	state.addGroup({ subject: 'VIP Customers – News', members: 31 }).announce = true;
	state.addGroup({ subject: 'Parents of Class 4b', admin: false, members: 23 });
	// an ID of the old form
	state.addGroup({
		id: '4915550100001-1501234567@g.us',
		subject: 'School Friends 2003',
		members: 5,
	});
	state.addGroup({ subject: 'Volunteers Food Bank', members: 12 });
	state.unreachable.set('4915550999403@c.us', 403);
	state.unreachable.set('4915550999404@c.us', 404);
	return state;
}
