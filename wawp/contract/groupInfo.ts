import * as v from 'valibot';
import { endpoint, groupPath, type OfGroup } from './endpoint';
import { done, into, object, type WawpFile } from './commonSchemas';

/** Sources: https://api.wawp.net/en/docs/v2/groups/{id}/subject and …/description */
export const setText = endpoint({
	method: 'PUT',
	ways: ({
		groupId,
		field,
		value,
	}: OfGroup & { field: 'subject' | 'description'; value: string }) => [
		{ path: groupPath(groupId, field), body: { [field]: value } },
	],
	about: 'change',
	answer: done,
	outdates: ['names'],
});

/** Who may edit the info of a group, and who may write in it. */
export type Setting = 'info-admin-only' | 'messages-admin-only';

/** Sources: https://api.wawp.net/en/docs/v2/groups/{id}/settings/security/{info,messages}-admin-only */
export const getSetting = endpoint({
	method: 'GET',
	ways: ({ groupId, setting }: OfGroup & { setting: Setting }) => [
		{ path: groupPath(groupId, 'settings', 'security', setting) },
	],
	about: 'reading',
	// NOWEB's store has none for a group that was not loaded (session.noweb.core.ts)
	answer: v.union([
		object({ adminsOnly: v.boolean() }, ({ adminsOnly }) => adminsOnly),
		into(v.strictObject({}), () => null),
	]),
});

/** No page of Wawp's. WAHA takes the value from the body, Wawp's older node sends it in the query: both have it. */
export const setSetting = endpoint({
	method: 'PUT',
	ways: ({ groupId, setting, adminsOnly }: OfGroup & { setting: Setting; adminsOnly: boolean }) => [
		{
			path: groupPath(groupId, 'settings', 'security', setting),
			query: { adminsOnly },
			body: { adminsOnly },
		},
	],
	about: 'change',
	answer: done,
});

/** Source: https://api.wawp.net/en/docs/v2/groups/{id}/picture; `null` for a group without one (WAHA). */
export const getPicture = endpoint({
	method: 'GET',
	ways: ({ groupId, refresh }: OfGroup & { refresh: boolean }) => [
		{ path: groupPath(groupId, 'picture'), ...(refresh && { query: { refresh } }) },
	],
	about: 'picture',
	answer: object({ url: v.nullable(v.pipe(v.string(), v.url())) }, ({ url }) => url),
});

/** No page of Wawp's; the body is WAHA's. */
export const setPicture = endpoint({
	method: 'PUT',
	ways: ({ groupId, file }: OfGroup & { file: WawpFile }) => [
		{ path: groupPath(groupId, 'picture'), body: { file } },
	],
	about: 'picture',
	answer: done,
});

/** No page of Wawp's; WAHA's OpenAPI. */
export const deletePicture = endpoint({
	method: 'DELETE',
	ways: ({ groupId }: OfGroup) => [{ path: groupPath(groupId, 'picture') }],
	about: 'picture',
	answer: done,
});
