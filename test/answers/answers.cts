import type { Endpoint } from '../../wawp/contract/endpoint';
import * as groupInfo from '../../wawp/contract/groupInfo';
import * as groups from '../../wawp/contract/groups';
import * as invites from '../../wawp/contract/invites';
import { sendText } from '../../wawp/contract/messages';
import * as numbers from '../../wawp/contract/numbers';
import { changeParticipants, listParticipants } from '../../wawp/contract/participants';
import { createConnectLink, getLimits, getSession } from '../../wawp/contract/session';
import { deleteWebhook, listWebhooks, setWebhook } from '../../wawp/contract/webhooks';
import {
	CODE,
	GOWS,
	GOWS_GROUP,
	gowsPerson,
	GROUP,
	LINK,
	NOWEB,
	NOWEB_GROUP,
	serialized,
	WEBJS,
	WEBJS_GROUP,
} from '../../emulator/engines/samples.cts';

/** An answer that a source shows, and what it means. */
type Sample = [
	/** A page of Wawp's, an engine's code, or a public report. */
	source: string,
	/** JSON, or a text as it is sent. */
	body: unknown,
	/** What the contract makes of it, or a part of that. */
	means: unknown,
];

/** What all three say of the group. */
const BREAD = {
	...{ id: GROUP, subject: 'Bread Course', description: 'Every Tuesday' },
	...{ createdAt: '2025-08-01T10:00:00.000Z', messagesAdminsOnly: false, infoAdminsOnly: true },
	joinApproval: true,
};

const PAGES = 'https://api.wawp.net/en/docs/v2';
const WAHA = 'WAHA 2026, src/api/groups.controller.ts';

/** What engines say of a change that has no answer of its own. */
const DONE: Sample[] = [
	[`${GOWS}, and NOWEB: nothing, done or not`, '', undefined],
	[`${WEBJS}: true`, true, true],
	[`${WAHA}: pictures and refresh`, { success: true }, true],
	[`${PAGES}/groups/{id}/admin/promote`, { ok: true }, true],
];

const PARENT = '120363012345678900@g.us';
const [FIRST, SECOND] = ['491701234567', '491709876543'];

type Row = [name: string, endpoint: Endpoint<never, unknown>, samples: Sample[]];
const row = (name: string, endpoint: Endpoint<never, unknown>, ...samples: Sample[]): Row => [
	name,
	endpoint,
	samples,
];

/** The rows of the contract, each with every answer that a source shows. */
export const ANSWERS: Row[] = [
	row(
		'getInviteCode',
		invites.getInviteCode,
		[`${PAGES}/groups/{id}/invite-code, its example`, { code: 'ABC123XYZ' }, 'ABC123XYZ'],
		[`${PAGES}/groups/{id}/invite-code`, { code: CODE, more: 1 }, CODE],
		['one code in 45 has no digit', { code: 'aznfWxsebPkgxkGnaoaSbx' }, 'aznfWxsebPkgxkGnaoaSbx'],
		[`${PAGES}, around what GOWS gives`, { code: LINK }, CODE],
		[`${NOWEB}: the bare code`, CODE, CODE],
		[`${GOWS}: GetGroupInviteLink`, LINK, CODE],
	),
	row(
		'revokeInviteCode',
		invites.revokeInviteCode,
		[`${PAGES}/groups/{id}/invite-code/revoke`, { code: CODE }, CODE],
		[`${PAGES}, its example`, { code: 'ABC123XYZ' }, 'ABC123XYZ'],
		[`${PAGES}, around what GOWS gives`, { code: LINK }, CODE],
		[`${WEBJS}: the bare code`, CODE, CODE],
		[`${GOWS}: the link`, LINK, CODE],
		[`${NOWEB}, after a time-out`, '', undefined],
	),
	row(
		'getInviteInfo',
		invites.getInviteInfo,
		[`${GOWS}: GetGroupInfoFromLink`, { ...GOWS_GROUP, Participants: null }, BREAD],
		[
			`${GOWS}, before December 2025`,
			without(GOWS_GROUP, 'ParticipantCount'),
			{ ...BREAD, size: null },
		],
		[`${NOWEB}: groupGetInviteInfo`, { ...NOWEB_GROUP, size: 520 }, { ...BREAD, size: 520 }],
		['Baileys PR #1600: the size of what is listed', NOWEB_GROUP, { ...BREAD, size: null }],
		[
			'wa-js PR #2829, sendQueryGroupInvite.ts: wrapped',
			{ groupInfo: { ...WEBJS_GROUP.groupMetadata, size: 2 }, status: 200 },
			{ id: GROUP, size: 2 },
		],
		[`${WEBJS}: the metadata of a group`, WEBJS_GROUP.groupMetadata, { id: GROUP }],
		[WEBJS, WEBJS_GROUP, BREAD],
	),
	row(
		'joinGroup',
		invites.joinGroup,
		[WAHA, { id: GROUP }, { groupId: GROUP, isRequested: false }],
		['wa-js PR #3468', { id: GROUP, pendingApproval: true }, { groupId: GROUP, isRequested: true }],
		[`${NOWEB}: groupAcceptInvite gives undefined`, {}, { groupId: undefined }],
	),
	row(
		'getGroup',
		groups.getGroup,
		[
			GOWS,
			GOWS_GROUP,
			{ ...BREAD, owner: `${FIRST}@c.us`, size: 2, isCommunity: false, parentId: null },
		],
		[
			`${GOWS}, a community's group for announcements`,
			{ ...GOWS_GROUP, LinkedParentJID: '120363000000000009@g.us', OwnerPN: '' },
			{ parentId: '120363000000000009@g.us', owner: '100000000000001@lid' },
		],
		[`${GOWS}, a community`, { ...GOWS_GROUP, IsParent: true }, { isCommunity: true }],
		[
			`${GOWS}: Go's unset time, and nil`,
			{ ...GOWS_GROUP, GroupCreated: '0001-01-01T00:00:00Z', Participants: null },
			{ createdAt: null, members: null },
		],
		[NOWEB, NOWEB_GROUP, { ...BREAD, owner: '100000000000001@lid', size: 2 }],
		['WAHA, NowebPersistentStore.ts: the size of before', { ...NOWEB_GROUP, size: 9 }, { size: 2 }],
		[
			`${NOWEB}, a community`,
			{ ...NOWEB_GROUP, isCommunity: true, size: 9 },
			{ isCommunity: true, size: 9 },
		],
		[
			`${NOWEB}, a group of one`,
			{ ...NOWEB_GROUP, linkedParent: '120363000000000009@g.us' },
			{ parentId: '120363000000000009@g.us' },
		],
		[
			`${NOWEB}, a store that was fed in parts`,
			{ id: GROUP, participants: [{ id: '100000000000002@lid', admin: null }] },
			{ id: GROUP, subject: null, members: null, size: null },
		],
		[
			'WAHA #1765 on NOWEB: a group that is not loaded',
			{
				...{ id: GROUP, subjectTime: null, size: 814, creation: null },
				...{ restrict: false, announce: false, joinApprovalMode: false, isCommunity: false },
			},
			{ size: 814, messagesAdminsOnly: null, infoAdminsOnly: null, isCommunity: null },
		],
		[WEBJS, WEBJS_GROUP, { ...BREAD, owner: `${FIRST}@c.us` }],
		[
			`${WEBJS}, ChatFactory.js: a chat without its metadata`,
			{ id: serialized(GROUP), name: 'Bread Course', isGroup: false },
			{ subject: 'Bread Course', members: null },
		],
		[
			'WAHA #1209 on WEBJS: a community',
			{ ...WEBJS_GROUP, groupMetadata: { ...WEBJS_GROUP.groupMetadata, isParentGroup: true } },
			{ isCommunity: true },
		],
		[
			'OpenWA PR #201 on WEBJS: a group of a community',
			{
				...WEBJS_GROUP,
				groupMetadata: { ...WEBJS_GROUP.groupMetadata, parentGroup: serialized(PARENT) },
			},
			{ parentId: PARENT },
		],
		[
			'WAHA #2027 on GOWS: a group that is not loaded has unset values only',
			{
				...GOWS_GROUP,
				...{ Name: '', Topic: '', GroupCreated: '0001-01-01T00:00:00Z', AddressingMode: '' },
				...{ IsLocked: false, IsJoinApprovalRequired: false, Participants: null },
			},
			{ messagesAdminsOnly: null, infoAdminsOnly: null, joinApproval: null, isCommunity: null },
		],
		[
			`${WEBJS}: membershipApprovalMode is 0, too`,
			{
				...WEBJS_GROUP,
				groupMetadata: { ...WEBJS_GROUP.groupMetadata, membershipApprovalMode: 0 },
			},
			{ joinApproval: false },
		],
		[
			`${WEBJS}: membershipApprovalMode is true, too`,
			{
				...WEBJS_GROUP,
				groupMetadata: { ...WEBJS_GROUP.groupMetadata, membershipApprovalMode: true },
			},
			{ joinApproval: true },
		],
	),
	row(
		'listGroups',
		groups.listGroups,
		[`${GOWS}: an array`, [GOWS_GROUP], [BREAD]],
		[`${NOWEB}: by ID`, { [GROUP]: NOWEB_GROUP }, [BREAD]],
		[`${WEBJS}: an array`, [WEBJS_GROUP], [BREAD]],
		[`${NOWEB}, past the end`, {}, []],
	),
	row('countGroups', groups.countGroups, [WAHA, { count: 12 }, 12]),
	row(
		'createGroup',
		groups.createGroup,
		[
			`${GOWS}: who was refused is among the participants, with the code`,
			{
				...GOWS_GROUP,
				Participants: [
					gowsPerson('100000000000001', FIRST),
					gowsPerson('100000000000003', SECOND, {
						Error: 403,
						AddRequest: { Code: 'x', Expiration: 'y' },
					}),
				],
			},
			{
				id: GROUP,
				people: [
					{ code: 0 },
					{ code: 403, ids: ['100000000000003@lid', `${SECOND}@c.us`, '100000000000003@lid'] },
				],
			},
		],
		[`${NOWEB}: everybody is listed (Baileys #263)`, NOWEB_GROUP, { ...BREAD, people: null }],
		[
			'whatsapp-web.js, Client.createGroup',
			{
				title: 'Bread Course',
				gid: WEBJS_GROUP.id,
				participants: {
					[`${FIRST}@c.us`]: {
						statusCode: 200,
						message: 'The participant was added successfully',
						isGroupCreator: false,
						isInviteV4Sent: false,
					},
					[`${SECOND}@c.us`]: {
						statusCode: 403,
						message: 'The participant can be added by sending private invitation only',
						isGroupCreator: false,
						isInviteV4Sent: true,
					},
				},
			},
			{
				id: GROUP,
				subject: 'Bread Course',
				people: [{ code: 200 }, { code: 403, isInvited: true }],
			},
		],
		[
			'WAHA 2026.3.1 on WPP: wa-js, group/functions/create.ts',
			{
				gid: WEBJS_GROUP.id,
				participants: { [`${FIRST}@c.us`]: { code: 200, invite_code: null } },
			},
			{ id: GROUP, subject: null, people: [{ code: 200, ids: [`${FIRST}@c.us`] }] },
		],
	),
	row('deleteGroup', groups.deleteGroup, ...DONE),
	row('leaveGroup', groups.leaveGroup, ...DONE),
	row('refreshGroups', groups.refreshGroups, ...DONE),
	row('setText', groupInfo.setText, ...DONE),
	row('setSetting', groupInfo.setSetting, ...DONE),
	row('setPicture', groupInfo.setPicture, ...DONE),
	row('deletePicture', groupInfo.deletePicture, ...DONE),
	row('getSetting', groupInfo.getSetting, [WAHA, { adminsOnly: true }, true], [NOWEB, {}, null]),
	row(
		'getPicture',
		groupInfo.getPicture,
		[
			`${PAGES}/groups/{id}/picture`,
			{ url: 'https://pps.whatsapp.net/x' },
			'https://pps.whatsapp.net/x',
		],
		[`${WAHA}: none`, { url: null }, null],
	),
	row(
		'listParticipants',
		listParticipants,
		[
			GOWS,
			[
				gowsPerson('100000000000001', FIRST, { IsAdmin: true, IsSuperAdmin: true }),
				gowsPerson('100000000000002', SECOND, { IsAdmin: true }),
				gowsPerson('100000000000003', ''),
			],
			[
				{ id: '100000000000001@lid', phone: FIRST, role: 'superadmin' },
				{ role: 'admin' },
				{ phone: null, role: 'participant' },
			],
		],
		[
			NOWEB,
			[
				{
					id: '100000000000001@lid',
					phoneNumber: `${FIRST}@s.whatsapp.net`,
					admin: 'superadmin',
				},
				{ id: '100000000000002@lid', admin: 'admin' },
				{ id: `${SECOND}@s.whatsapp.net`, lid: '100000000000003@lid', admin: null },
			],
			[
				{ id: '100000000000001@lid', phone: FIRST, role: 'superadmin' },
				{ phone: null, role: 'admin' },
				{ id: `${SECOND}@c.us`, phone: SECOND, role: 'participant' },
			],
		],
		[
			WEBJS,
			WEBJS_GROUP.groupMetadata.participants,
			[
				{ id: `${FIRST}@c.us`, phone: FIRST, role: 'superadmin' },
				{ id: '100000000000002@lid', phone: null, role: 'participant' },
			],
		],
		[
			`${WEBJS}, the ID as its ContactId has it`,
			[{ id: { _serialized: '491701234567@c.us' }, isAdmin: false, isSuperAdmin: false }],
			[{ id: '491701234567@c.us' }],
		],
		[
			`${WEBJS}, since July 2026`,
			[{ id: { user: FIRST, server: 'c.us', $1: 'x' }, isAdmin: true, isSuperAdmin: false }],
			[{ id: `${FIRST}@c.us`, role: 'admin' }],
		],
		[
			`${PAGES}/groups/{id}/participants: the flags and the JID`,
			[{ id: `${FIRST}@c.us`, isAdmin: false, isSuperAdmin: false }],
			[{ role: 'participant' }],
		],
	),
	row(
		'changeParticipants',
		changeParticipants,
		[
			GOWS,
			[
				gowsPerson('100000000000001', FIRST),
				gowsPerson('100000000000002', '', {
					Error: 403,
					AddRequest: { Code: 'abc', Expiration: '2026-01-02T03:04:05Z' },
				}),
			],
			{
				people: [
					{ code: 200, ids: ['100000000000001@lid', `${FIRST}@c.us`, '100000000000001@lid'] },
					{ code: 403 },
				],
			},
		],
		[
			`${NOWEB}: groupParticipantsUpdate`,
			[
				{
					status: '200',
					jid: '100000000000001@lid',
					content: {
						tag: 'participant',
						attrs: { jid: '100000000000001@lid', phone_number: `${FIRST}@s.whatsapp.net` },
					},
				},
				{
					status: '403',
					jid: `${SECOND}@s.whatsapp.net`,
					content: {
						tag: 'participant',
						attrs: {
							jid: `${SECOND}@s.whatsapp.net`,
							error: '403',
							lid: '100000000000002@lid',
						},
						content: [{ tag: 'add_request', attrs: { code: 'abc', expiration: '1767322800' } }],
					},
				},
			],
			{
				people: [
					{ code: 200, ids: ['100000000000001@lid', `${FIRST}@c.us`] },
					{ code: 403, ids: [`${SECOND}@c.us`, '100000000000002@lid'] },
				],
			},
		],
		[`${NOWEB}, after a time-out`, [], { people: [] }],
		[
			`${WEBJS}: addParticipants`,
			{
				[`${FIRST}@c.us`]: {
					code: 403,
					message: 'The participant can be added by sending private invitation only',
					isInviteV4Sent: true,
				},
				[`${SECOND}@c.us`]: {
					code: 400,
					message: 'An unknown error occurred while adding a participant',
					isInviteV4Sent: false,
				},
			},
			{
				people: [
					{ code: 403, isInvited: true, isUnread: false },
					{ code: 400, isUnread: true },
				],
			},
		],
		[`${WEBJS}: remove, promote, demote`, { status: 200 }, { people: [] }],
		[`${PAGES}/groups/{id}/admin/promote`, { ok: true }, { people: [] }],
	),
	row(
		'getLimits',
		getLimits,
		[
			`${PAGES}/session/rate-limit: the current policy by its name`,
			{
				policies: [
					{ slug: 'strict', limits: { concurrent_limit: 1 } },
					{
						slug: 'standard_policy',
						limits: { concurrent_limit: 3, group_req_per_minute: 120 },
					},
				],
				current: 'standard_policy',
			},
			{ limits: { concurrent_limit: 3 } },
		],
		[
			`${PAGES}/session/rate-limit: the policy itself (which of the two could not be read)`,
			{
				policies: [],
				policy: { policy_slug: 'strict', limits: { concurrent_limit: 1 } },
			},
			{ limits: { concurrent_limit: 1 } },
		],
	),
	row('createConnectLink', createConnectLink, [
		`${PAGES}/session/temp-link`,
		{ link: `https://app.wawp.net/temp-qr/${'a'.repeat(64)}` },
		{ link: `https://app.wawp.net/temp-qr/${'a'.repeat(64)}` },
	]),
	row(
		'sendText',
		sendText,
		[
			'WAHA 2026 on GOWS: sendText',
			{ id: `true_${GROUP}_3EB0C767D26A1D_${FIRST}@c.us`, _data: { Info: {} } },
			{ status: 'sent', messageId: `true_${GROUP}_3EB0C767D26A1D_${FIRST}@c.us` },
		],
		[
			'WAHA 2026 on NOWEB: WAMessage',
			{
				key: { remoteJid: GROUP, fromMe: true, id: '3EB0C431C26A1916E07A' },
				message: {},
				messageTimestamp: '1700000000',
				status: 'PENDING',
			},
			{ status: 'sent', messageId: '3EB0C431C26A1916E07A' },
		],
		[
			'WAHA 2026 on WEBJS: Message',
			{
				id: {
					fromMe: true,
					remote: GROUP,
					id: '3EB0C767D26A1D',
					_serialized: `true_${GROUP}_3EB0C767D26A1D`,
				},
				ack: 0,
			},
			{ status: 'sent', messageId: `true_${GROUP}_3EB0C767D26A1D` },
		],
		[
			'WAHA on WEBJS, since July 2026: without _serialized',
			{ id: { fromMe: true, remote: GROUP, id: '3EB0C767D26A1D' } },
			{ status: 'sent', messageId: '3EB0C767D26A1D' },
		],
		...['queued', 'accepted', 'pending', 'scheduled'].map(
			(status): Sample => [
				`three clients of Wawp: ${status}`,
				{ status },
				{ status: 'queued', messageId: null },
			],
		),
		[
			'three clients of Wawp',
			{ code: 'success', message: 'Accepted', job_id: '17' },
			{ status: 'queued' },
		],
		['WAHA on WEBJS where there is no such chat', '', { status: 'unknown', messageId: null }],
	),
	row(
		'checkNumber',
		numbers.checkNumber,
		[
			'WAHA 2026 on NOWEB',
			{ numberExists: true, chatId: `${FIRST}@c.us` },
			{ exists: true, ids: [`${FIRST}@c.us`] },
		],
		[
			'WAHA 2026: a hidden ID, and the number',
			{ numberExists: true, chatId: '100000000000001@lid', pn: `${FIRST}@c.us` },
			{ exists: true, ids: ['100000000000001@lid', `${FIRST}@c.us`] },
		],
		['WAHA 2026: nobody', { numberExists: false }, { exists: false, ids: [] }],
	),
	row(
		'listHiddenNumbers',
		numbers.listHiddenNumbers,
		[
			`${PAGES}/lids/pn/{number}`,
			[{ lid: '1@lid', number: FIRST }],
			[{ lid: '1@lid', phone: `${FIRST}@c.us` }],
		],
		['a client of Wawp', [{ lid: '1@lid', phone: FIRST }], [{ phone: `${FIRST}@c.us` }]],
		['WAHA 2026', [{ lid: '1@lid', pn: `${FIRST}@c.us` }], [{ phone: `${FIRST}@c.us` }]],
		[
			'WAHA 2026: of a number that it does not know',
			[{ lid: '1@lid', pn: null }],
			[{ phone: null }],
		],
	),
	row(
		'getSession',
		getSession,
		...['SCAN_QR_CODE', 'STARTING', 'STOPPED', 'FAILED'].map(
			(status): Sample => [
				`${PAGES}/session/info: ${status}`,
				{ name: 'default', status },
				{ status },
			],
		),
		...['PASSKEY_REQUIRED', 'PASSKEY_CONFIRMATION_REQUIRED'].map(
			(status): Sample => [`WAHA 2026: ${status}`, { name: 'default', status }, { status }],
		),
		[
			`${PAGES}/session/info, and WAHA on GOWS`,
			{
				name: 'default',
				status: 'WORKING',
				me: {
					id: `${FIRST}@c.us`,
					lid: '1@lid',
					jid: `${FIRST}:12@s.whatsapp.net`,
					pushName: 'Shop',
				},
			},
			{
				name: 'default',
				status: 'WORKING',
				ids: [`${FIRST}@c.us`, '1@lid', `${FIRST}@c.us`],
			},
		],
		['WAHA: not linked', { name: 'default', status: 'SCAN_QR_CODE', me: null }, { ids: [] }],
	),
	row('listWebhooks', listWebhooks, [
		`${PAGES}/session/webhook`,
		{
			webhooks: [{ url: 'https://a.example/x', events: ['message'], is_active: 1 }],
			systemConfig: {},
		},
		['https://a.example/x'],
	]),
	row('setWebhook', setWebhook, [`${PAGES}/webhook/set shows none`, { x: 1 }, undefined]),
	row('deleteWebhook', deleteWebhook, [`${PAGES}/webhook/delete shows none`, { x: 1 }, undefined]),
];

function without(value: object, key: string): object {
	return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}
