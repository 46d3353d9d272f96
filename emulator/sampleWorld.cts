import { createWorld, type World } from './world.cts';

/** The world that `npm run emulator` serves: a small business and its groups. */
export function createSampleWorld(): World {
	const world = createWorld({ seed: 2026 });
	world.addGroup({ subject: 'Bread Baking Course – Spring', members: 14 });
	world.addGroup({ subject: 'Yoga on the Roof, Thursdays', members: 9 });
	world.addGroup({ subject: 'Newcomers Berlin', members: 42 }).joinApproval = true;
	world.addGroup({ subject: 'Launch Team 🚀', members: 6 }).restrict = true;
	world.addGroup({ subject: 'VIP Customers – News', members: 31 }).announce = true;
	world.addGroup({ subject: 'Parents of Class 4b', admin: false, members: 23 });
	world.addGroup({
		id: '4915550100001-1501234567@g.us',
		subject: 'Old Friends (an ID of the old form)',
		members: 5,
	});
	world.addGroup({ subject: 'Volunteers Food Bank', members: 12 });
	world.unreachable.set('4915550999403@c.us', 403);
	world.unreachable.set('4915550999404@c.us', 404);
	return world;
}
