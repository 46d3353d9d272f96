import type { Route } from '../http/calls.cts';
import { groupRoutes } from './group.cts';
import { inviteRoutes } from './invite.cts';
import { memberRoutes } from './members.cts';
import { messageRoutes } from './message.cts';
import { sessionRoutes } from './session.cts';

export const ROUTES: Route[] = [
	...sessionRoutes,
	...groupRoutes,
	...inviteRoutes,
	...memberRoutes,
	...messageRoutes,
];
