import { CODE, GROUP, LINK } from '../../emulator/engines/samples.cts';

/** What the trigger gets, and the items that it means. */
export interface DeliverySample {
	source: string;
	event: string;
	engine?: string;
	payload: object;
	means: object[];
}

const WAWP = 'https://api.wawp.net/en/docs';
const WAHA = 'WAHA 2026, core/engines';
/** Of the envelope: who this number is. */
export const ME = { id: '491701234567@c.us', lid: '100000000000001@lid' };

const PERSON = '491709876543@c.us';
const LID = '100000000000002@lid';
const somebody = (role: string, phone: string | null = '491709876543') => ({
	participant: { id: LID, phone, role },
});
const group = { id: GROUP };

const participants = (
	type: string,
	one: object,
	source: string,
	means: object,
): DeliverySample => ({
	source,
	event: 'group.v2.participants',
	payload: { type, timestamp: 1767225600001, group, participants: [one], _data: {} },
	means: [{ groupId: GROUP, timestamp: '2026-01-01T00:00:00.001Z', ...means }],
});

const update = (engine: string, told: object, _data: object, means: object): DeliverySample => ({
	source: `${WAHA}/${engine.toLowerCase()}/groups.${engine.toLowerCase()}.ts`,
	event: 'group.v2.update',
	engine,
	payload: { timestamp: 1767225600001, group: { ...group, ...told }, _data },
	means: [{ event: 'groupUpdated', groupId: GROUP, ...means }],
});

export const DELIVERIES: DeliverySample[] = [
	{
		source: `${WAWP}/group.v2.join: an object with numbers for keys`,
		event: 'group.v2.join',
		payload: { chatId: GROUP, participants: { 0: PERSON } },
		means: [
			{
				event: 'participantJoined',
				participant: { id: PERSON, phone: '491709876543', role: 'participant' },
			},
		],
	},
	{
		source: `${WAWP}/group.v2.leave, whose prose says a list`,
		event: 'group.v2.leave',
		payload: { chatId: GROUP, participants: [PERSON] },
		means: [{ event: 'participantLeft', participant: { role: 'left' } }],
	},
	{
		source: `${WAWP}/group.v2.participants`,
		event: 'group.v2.participants',
		payload: { chatId: GROUP, action: 'promote', participants: { 0: PERSON } },
		means: [{ event: 'participantPromoted', participant: { role: 'admin' } }],
	},
	participants('join', { id: LID, pn: null, role: 'participant' }, `${WAHA}/gows`, {
		event: 'participantJoined',
		...somebody('participant', null),
	}),
	participants('leave', { id: LID, pn: PERSON, role: 'left' }, `${WAHA}/noweb`, {
		event: 'participantLeft',
		...somebody('left'),
	}),
	participants('promote', { id: LID, pn: PERSON, role: 'participant' }, `${WAHA}, before 2026`, {
		event: 'participantPromoted',
		...somebody('admin'),
	}),
	participants('promote', { id: LID, pn: PERSON, role: 'superadmin' }, `${WAHA}/webjs`, {
		event: 'participantPromoted',
		...somebody('superadmin'),
	}),
	participants('demote', { id: LID, pn: PERSON, role: 'admin' }, `${WAHA}/noweb: case demote`, {
		event: 'participantDemoted',
		...somebody('participant'),
	}),
	participants('leave', { id: ME.lid, pn: null, role: 'left' }, `${WAHA}/gows: this number`, {
		event: 'selfLeft',
	}),
	participants('join', { id: LID, pn: '' }, `${WAHA}, 2025: no role`, {
		event: 'participantJoined',
		...somebody('participant', null),
	}),
	{
		source: `${WAHA}/gows: JoinedGroup, which is this number, with the whole group`,
		event: 'group.v2.join',
		engine: 'GOWS',
		payload: {
			timestamp: 1767225600001,
			group: {
				...group,
				subject: 'Bread',
				description: '',
				membersCanSendMessages: true,
				participants: [
					{ id: ME.lid, pn: ME.id, role: 'admin' },
					{ id: LID, pn: '', role: 'participant' },
				],
			},
			_data: {},
		},
		means: [
			{
				event: 'selfJoined',
				subject: 'Bread',
				participant: { id: ME.id, phone: '491701234567', role: 'admin' },
			},
		],
	},
	{
		source: `${WAHA}/webjs: seconds`,
		event: 'group.v2.leave',
		engine: 'WEBJS',
		payload: { timestamp: 1767225600, group, _data: {} },
		means: [
			{
				event: 'selfLeft',
				timestamp: '2026-01-01T00:00:00.000Z',
				participant: { id: ME.id, role: 'left' },
			},
		],
	},
	update(
		'GOWS',
		{ subject: 'New' },
		{ Name: { Name: 'New' }, Announce: null },
		{ subject: 'New', isWhole: false, state: { subject: 'New' } },
	),
	update('GOWS', { description: '' }, {}, { state: { description: '' } }),
	update('GOWS', { invite: LINK }, {}, { state: { link: LINK } }),
	update('GOWS', { membersCanSendMessages: true }, {}, { state: { messagesAdminsOnly: false } }),
	update(
		'GOWS',
		{ membersCanSendMessages: false },
		{ Announce: { IsAnnounce: true } },
		{ state: { messagesAdminsOnly: true } },
	),
	// true whenever it is changed, to whatever
	update('GOWS', { newMembersApprovalRequired: true }, {}, { state: {} }),
	update(
		'NOWEB',
		{ membersCanSendMessages: true },
		{ id: GROUP, author: LID },
		{ isWhole: false, state: { messagesAdminsOnly: true } },
	),
	update(
		'NOWEB',
		{},
		{ id: GROUP, restrict: true, author: LID },
		{ state: { infoAdminsOnly: true } },
	),
	update(
		'NOWEB',
		{ newMembersApprovalRequired: false, membersCanAddNewMember: true },
		{ id: GROUP },
		{ state: { joinApproval: false, membersCanAddNewMember: true } },
	),
	update(
		'NOWEB',
		{
			subject: 'Bread',
			membersCanAddNewMember: true,
			membersCanSendMessages: false,
			newMembersApprovalRequired: false,
			participants: [{ id: LID, role: 'superadmin' }],
		},
		{ id: GROUP, announce: false, restrict: false, size: 2 },
		{
			isWhole: true,
			state: {
				subject: 'Bread',
				description: '',
				messagesAdminsOnly: false,
				infoAdminsOnly: false,
				joinApproval: false,
				membersCanAddNewMember: true,
			},
		},
	),
	update(
		'WEBJS',
		{
			subject: 'Bread',
			description: 'x',
			invite: CODE,
			membersCanSendMessages: true,
			participants: [],
		},
		{ body: 'on', type: 'announce' },
		{
			isWhole: true,
			state: { subject: 'Bread', description: 'x', link: LINK, messagesAdminsOnly: true },
		},
	),
	update(
		'WEBJS',
		{ subject: 'Bread', newMembersApprovalRequired: 1, participants: [] },
		{ body: 'off', type: 'restrict' },
		{ state: { subject: 'Bread', description: '', joinApproval: true, infoAdminsOnly: false } },
	),
	update(
		'WEBJS',
		{ subject: 'Bread', newMembersApprovalRequired: 0, participants: [] },
		{ body: '', type: 'picture' },
		{
			state: {
				...{ subject: 'Bread', description: '', joinApproval: false },
				picture: '2026-01-01T00:00:00.001Z',
			},
		},
	),
	update(
		'WEBJS',
		// whatsapp-web.js, GroupChat.getInviteCode passes on what WhatsApp Web gives
		{ subject: 'Bread', invite: null, participants: [] },
		{ body: 'Bread', type: 'subject' },
		{ state: { subject: 'Bread', description: '' } },
	),
	update('GOWS', {}, { Locked: { IsLocked: true } }, { state: { infoAdminsOnly: true } }),
	update(
		'NOWEB',
		{ subject: 'Bread' },
		{ id: GROUP, subject: 'Bread', creation: 1740000000 },
		{ isWhole: true, state: { subject: 'Bread', description: '' } },
	),
	{
		...update(
			'NOWEB',
			{ membersCanSendMessages: false, newMembersApprovalRequired: false },
			{ id: GROUP, size: 814, creation: null, restrict: false, announce: false },
			{},
		),
		source: 'WAHA #1765 on NOWEB: a group that is not loaded',
		means: [],
	},
	update(
		'WPP',
		{ subject: 'Bread', membersCanSendMessages: true },
		{},
		{ state: { subject: 'Bread' } },
	),
	{
		source: `${WAWP}/group.v2.update, as far as it can be read`,
		event: 'group.v2.update',
		payload: { chatId: GROUP, something: 1 },
		means: [{ event: 'groupUpdated', groupId: GROUP, state: {} }],
	},
	{
		source: 'Baileys: modify, a number that changed',
		event: 'group.v2.participants',
		payload: { timestamp: 1, group, participants: [{ id: LID }] },
		means: [],
	},
	{ source: `${WAWP}/v2/webhooks-overview`, event: 'message', payload: { id: 'x' }, means: [] },
];
