import type { INodeParameters } from 'n8n-workflow';
import type { Harness } from '../../harness/engine/harness.cts';
import { byId } from '../../harness/engine/workflow.cts';

/** The parameters with which an operation does its work on a harness; by `resource/operation`. */
export const SAMPLES: Record<string, (harness: Harness) => INodeParameters> = {
	'invite/getInviteCode': (harness) => ({ groupId: first(harness) }),
	'invite/revokeInviteCode': (harness) => ({ groupId: first(harness) }),
	'invite/getInviteInfo': (harness) => ({ inviteCode: harness.groups[0]?.inviteCode ?? '' }),
	'invite/join': (harness) => ({ inviteCode: foreign(harness).inviteCode }),
	'invite/getOpenInviteCode': (harness) => ({ groups: { group: [{ groupId: first(harness) }] } }),
	'invite/sendInvite': (harness) => ({
		groupId: first(harness),
		participants: ['+49 170 0000001'],
	}),
	'message/send': (harness) => ({ groupId: first(harness), messageText: 'Welcome!' }),
	'message/sendPoll': (harness) => ({
		groupId: first(harness),
		question: 'Which evening?',
		answers: ['Tuesday', 'Thursday'],
	}),
	'message/sendFile': (harness) => ({
		groupId: first(harness),
		fileUrl: 'https://example.com/course-plan.pdf',
	}),
	'instance/getStatus': () => ({}),
	'instance/createConnectLink': () => ({}),
	'participant/compare': (harness) => ({
		groupId: first(harness),
		participants: [member(harness), '+49 170 0000001'],
	}),
	'participant/findGroups': (harness) => ({ participants: [member(harness)] }),
	'participant/lookUp': () => ({ participants: ['+49 170 0000001'] }),
	'group/getMany': () => ({ returnAll: true }),
	'group/get': (harness) => ({ groupId: first(harness) }),
	'group/create': () => ({ subject: 'New Group', participants: ['+49 170 0000001'] }),
	'group/update': (harness) => ({
		groupId: first(harness),
		updateFields: { subject: 'New Name', sendMessages: 'admins' },
	}),
	'group/delete': (harness) => ({ groupId: first(harness) }),
	'group/leave': (harness) => ({ groupId: first(harness) }),
	'group/count': () => ({}),
	'group/refresh': () => ({}),
	'group/getSettings': (harness) => ({ groupId: first(harness) }),
	'group/getPicture': (harness) => ({ groupId: first(harness) }),
	'group/setPicture': (harness) => ({
		groupId: first(harness),
		pictureUrl: 'https://example.com/team.png',
	}),
	'group/deletePicture': (harness) => ({ groupId: first(harness) }),
	'participant/getMany': (harness) => ({ groupId: first(harness) }),
	'participant/add': (harness) => ({ groupId: first(harness), participants: ['+49 170 0000001'] }),
	'participant/remove': (harness) => ({ groupId: first(harness), participants: [member(harness)] }),
	'participant/promote': (harness) => ({
		groupId: first(harness),
		participants: [member(harness)],
	}),
	'participant/demote': (harness) => ({ groupId: first(harness), participants: [member(harness)] }),
};

/** The whole node parameters of a sample. */
export function sample(name: string, harness: Harness): INodeParameters {
	const [resource = '', operation = ''] = name.split('/');
	return { resource, operation, ...SAMPLES[name]?.(harness) };
}

function first({ groups }: Harness) {
	return byId(groups[0]?.id ?? '');
}

/** A group that this number is not in. */
function foreign({ emulator }: Harness) {
	const known = [...emulator.state.groups.values()].find(({ subject }) => subject === 'Foreign');
	return known ?? emulator.state.addGroup({ subject: 'Foreign', member: false });
}

/** An ordinary member of the first group. */
function member({ groups }: Harness): string {
	const people = [...(groups[0]?.participants.values() ?? [])];
	return people.find(({ role }) => role === 'participant')?.id ?? '';
}
