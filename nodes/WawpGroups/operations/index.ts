import { getInviteCode } from './invite/getInviteCode';
import { getInviteInfo } from './invite/getInviteInfo';
import { getOpenInviteCode } from './invite/getOpenInviteCode';
import { join } from './invite/join';
import { revokeInviteCode } from './invite/revokeInviteCode';
import { sendInvite } from './invite/sendInvite';
import { count } from './group/count';
import { create } from './group/create';
import { deleteGroup } from './group/delete';
import { deletePicture } from './group/picture/deletePicture';
import { get } from './group/get';
import { getMany as getManyGroups } from './group/getMany';
import { getPicture } from './group/picture/getPicture';
import { getSettings } from './group/getSettings';
import { leave } from './group/leave';
import { refresh } from './group/refresh';
import { setPicture } from './group/picture/setPicture';
import { update } from './group/update';
import { add, demote, promote, remove } from './participant/changes';
import { compare } from './participant/compare';
import { findGroups } from './participant/findGroups';
import { getMany as getManyParticipants } from './participant/getMany';
import { lookUp } from './participant/lookUp';
import { createConnectLink } from './instance/createConnectLink';
import { getStatus } from './instance/getStatus';
import { send } from './message/send';
import { sendFile } from './message/sendFile';
import { sendPoll } from './message/sendPoll';
import type { Operation } from './Operation';

/** All operations by resource. The first of each is what a resource starts with. */
export const OPERATIONS = {
	invite: [getInviteCode, getInviteInfo, getOpenInviteCode, join, revokeInviteCode, sendInvite],
	group: [
		getManyGroups,
		count,
		create,
		deleteGroup,
		deletePicture,
		get,
		getPicture,
		getSettings,
		leave,
		refresh,
		setPicture,
		update,
	],
	participant: [getManyParticipants, add, compare, demote, findGroups, lookUp, promote, remove],
	message: [send, sendFile, sendPoll],
	instance: [getStatus, createConnectLink],
} satisfies Record<string, [Operation, ...Operation[]]>;

/** The operation of a resource, or `undefined` for values this node does not have. */
export function findOperation(resource: string, operation: string): Operation | undefined {
	const table = new Map<string, Operation[]>(Object.entries(OPERATIONS));
	return table.get(resource)?.find(({ value }) => value === operation);
}
