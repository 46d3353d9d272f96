import type { Route } from '../http/calls.cts';
import { groupRoutes } from './group.cts';
import { inviteRoutes } from './invite.cts';
import { listRoutes } from './list.cts';
import { messageRoutes } from './message.cts';
import { participantRoutes } from './participant.cts';
import { peopleRoutes } from './people.cts';
import { pictureRoutes } from './picture.cts';
import { sessionRoutes } from './session.cts';
import { settingsRoutes } from './settings.cts';
import { webhookRoutes } from './webhook.cts';

export const ROUTES: Route[] = [
	...sessionRoutes,
	...webhookRoutes,
	...listRoutes,
	...groupRoutes,
	...inviteRoutes,
	...settingsRoutes,
	...pictureRoutes,
	...participantRoutes,
	...messageRoutes,
	...peopleRoutes,
];
