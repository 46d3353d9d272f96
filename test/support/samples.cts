import type { INodeParameters } from 'n8n-workflow';
import type { Stage } from './stage.cts';
import { byId } from './workflow.cts';

/** The parameters with which an operation does its work on a stage; by `resource/operation`. */
export const SAMPLES: Record<string, (stage: Stage) => INodeParameters> = {
	'invite/getInviteCode': (stage) => ({ groupId: first(stage) }),
	'invite/revokeInviteCode': (stage) => ({ groupId: first(stage) }),
	'invite/getInviteInfo': (stage) => ({ inviteCode: stage.groups[0]?.inviteCode ?? '' }),
	'invite/join': (stage) => ({ inviteCode: foreign(stage).inviteCode }),
	'group/getMany': () => ({ returnAll: true }),
	'group/get': (stage) => ({ groupId: first(stage) }),
	'group/create': () => ({ subject: 'New Group', participants: ['+49 170 0000001'] }),
	'group/update': (stage) => ({
		groupId: first(stage),
		updateFields: { subject: 'New Name', sendMessages: 'admins' },
	}),
	'group/delete': (stage) => ({ groupId: first(stage) }),
	'group/leave': (stage) => ({ groupId: first(stage) }),
	'group/count': () => ({}),
	'group/refresh': () => ({}),
	'group/getSettings': (stage) => ({ groupId: first(stage) }),
	'group/getPicture': (stage) => ({ groupId: first(stage) }),
	'group/setPicture': (stage) => ({
		groupId: first(stage),
		pictureUrl: 'https://example.com/team.png',
	}),
	'group/deletePicture': (stage) => ({ groupId: first(stage) }),
	'participant/getMany': (stage) => ({ groupId: first(stage) }),
	'participant/add': (stage) => ({ groupId: first(stage), participants: ['+49 170 0000001'] }),
	'participant/remove': (stage) => ({ groupId: first(stage), participants: [member(stage)] }),
	'participant/promote': (stage) => ({ groupId: first(stage), participants: [member(stage)] }),
	'participant/demote': (stage) => ({ groupId: first(stage), participants: [member(stage)] }),
};

/** The whole node parameters of a sample. */
export function sample(name: string, stage: Stage): INodeParameters {
	const [resource = '', operation = ''] = name.split('/');
	return { resource, operation, ...SAMPLES[name]?.(stage) };
}

function first({ groups }: Stage) {
	return byId(groups[0]?.id ?? '');
}

/** A group that this number is not in. */
function foreign({ emulator }: Stage) {
	const known = [...emulator.world.groups.values()].find(({ subject }) => subject === 'Foreign');
	return known ?? emulator.world.addGroup({ subject: 'Foreign', member: false });
}

/** An ordinary member of the first group. */
function member({ groups }: Stage): string {
	const people = [...(groups[0]?.participants.values() ?? [])];
	return people.find(({ role }) => role === 'participant')?.id ?? '';
}
