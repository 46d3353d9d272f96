import type { WawpRequest } from '../http';

/** What a request is about: it decides what a status can mean. */
export type About =
	| 'list'
	| 'create'
	| 'group'
	| 'reading'
	| 'text'
	| 'settings'
	| 'picture'
	| 'pictureView'
	| 'inviteCode'
	| 'inviteLink'
	| 'inviteInfo'
	| 'members'
	| 'message'
	| 'person'
	| 'session'
	| 'webhooks';

const BELOW_GROUP: Array<[RegExp, About]> = [
	[/^invite-code/, 'inviteCode'],
	[/^(subject|description)$/, 'text'],
	[/^settings\//, 'settings'],
	[/^picture$/, 'picture'],
	[/^(participants|admin\/)/, 'members'],
];

/** What a request is about, by its method and path. */
export function aboutOf({ method, path }: Pick<WawpRequest, 'method' | 'path'>): About {
	if (/^\/v2\/(session\/webhook|webhook\/)/.test(path)) return 'webhooks';
	if (path.startsWith('/v2/session/')) return 'session';
	if (path.startsWith('/v2/send/')) return 'message';
	if (/^\/v2\/(contacts|lids)\b/.test(path)) return 'person';
	if (/^\/v2\/groups(\/create)?$/.test(path)) return method === 'POST' ? 'create' : 'list';
	if (/^\/v2\/groups\/(count|refresh)$/.test(path)) return 'list';
	if (/^\/v2\/groups\/join(-info)?$/.test(path))
		return method === 'GET' ? 'inviteInfo' : 'inviteLink';
	const below = path.split('/').slice(4).join('/');
	const about = BELOW_GROUP.find(([pattern]) => pattern.test(below))?.[1] ?? 'group';
	// any member may look at these
	const isReading = method === 'GET' && ['group', 'members', 'settings'].includes(about);
	if (method === 'GET' && about === 'picture') return 'pictureView';
	return isReading ? 'reading' : about;
}
