import type { IDataObject } from 'n8n-workflow';

/** Whether the node said something for certain. */
export function isDefinite(operation: string, json: IDataObject): boolean {
	if (json.error !== undefined) return false;
	const said = DEFINITE[operation];
	return said === undefined || said(json);
}

/** What a certain answer of an operation looks like, where it can also leave things open. */
const DEFINITE: Record<string, (json: IDataObject) => boolean> = {
	'invite/join': ({ status }) => status !== 'unknown',
	'group/update': ({ updated }) => Array.isArray(updated) && updated.length > 0,
	'group/create': ({ unconfirmed }) => Array.isArray(unconfirmed) && unconfirmed.length === 0,
	'group/delete': ({ deleted }) => deleted === true,
	'group/leave': ({ left }) => left === true,
	'group/setPicture': ({ updated }) => updated === true,
	'group/deletePicture': ({ deleted }) => deleted === true,
	'group/refresh': ({ refreshed }) => refreshed === true,
	'invite/sendInvite': ({ status }) => status === 'sent',
	'message/send': ({ status }) => status === 'sent',
	'message/sendPoll': ({ status }) => status === 'sent',
	'message/sendFile': ({ status }) => status === 'sent',
	'participant/lookUp': ({ phone }) => phone !== null,
	'participant/compare': ({ status }) => status !== 'unknown',
	'participant/findGroups': ({ status }) => status !== 'unknown',
	'participant/add': ({ done }) => done !== null,
	'participant/remove': ({ done }) => done !== null,
	'participant/promote': ({ done }) => done !== null,
	'participant/demote': ({ done }) => done !== null,
};
