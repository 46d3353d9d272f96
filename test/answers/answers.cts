import type { Endpoint } from '../../wawp/contract/endpoint';
import * as groups from '../../wawp/contract/groups';
import * as invites from '../../wawp/contract/invites';
import { sendText } from '../../wawp/contract/messages';
import * as numbers from '../../wawp/contract/numbers';
import { changeParticipants, listParticipants } from '../../wawp/contract/participants';
import { createConnectLink, getLimits, getSession } from '../../wawp/contract/session';
import { deleteWebhook, listWebhooks, setWebhook } from '../../wawp/contract/webhooks';
import {
	BREAD,
	CODE,
	GOWS,
	GOWS_GROUP,
	gowsPerson,
	GROUP,
	LINK,
	NOWEB,
	NOWEB_GROUP,
	WEBJS,
	WEBJS_GROUP,
	type Sample,
} from './sample.cts';

const PAGES = 'https://api.wawp.net/en/docs/v2';
const WAHA = 'WAHA 2026, src/api/groups.controller.ts';

/** What engines say of a change that has no answer of its own. */
const DONE: Sample[] = [
	{ source: `${GOWS}, and NOWEB: nothing, done or not`, body: '', means: undefined },
	{ source: `${WEBJS}: true`, body: true, means: true },
	{ source: `${WAHA}: pictures and refresh`, body: { success: true }, means: true },
	{ source: `${PAGES}/groups/{id}/admin/promote`, body: { ok: true }, means: true },
];

const [FIRST, SECOND] = ['491701234567', '491709876543'];

/** A row of the contract, and every answer that a source shows. */
export const ANSWERS: Array<[name: string, endpoint: Endpoint<never, unknown>, samples: Sample[]]> =
	[
		[
			'getInviteCode',
			invites.getInviteCode,
			[
				{
					source: `${PAGES}/groups/{id}/invite-code, its example`,
					body: { code: 'ABC123XYZ' },
					means: 'ABC123XYZ',
				},
				{ source: `${PAGES}/groups/{id}/invite-code`, body: { code: CODE, more: 1 }, means: CODE },
				{
					source: 'one code in 45 has no digit',
					body: { code: 'aznfWxsebPkgxkGnaoaSbx' },
					means: 'aznfWxsebPkgxkGnaoaSbx',
				},
				{ source: `${PAGES}, around what GOWS gives`, body: { code: LINK }, means: CODE },
				{ source: `${NOWEB}: the bare code`, body: CODE, means: CODE },
				{ source: `${GOWS}: GetGroupInviteLink`, body: LINK, means: CODE },
			],
		],
		[
			'revokeInviteCode',
			invites.revokeInviteCode,
			[
				{ source: `${PAGES}/groups/{id}/invite-code/revoke`, body: { code: CODE }, means: CODE },
				{ source: `${PAGES}, its example`, body: { code: 'ABC123XYZ' }, means: 'ABC123XYZ' },
				{ source: `${PAGES}, around what GOWS gives`, body: { code: LINK }, means: CODE },
				{ source: `${WEBJS}: the bare code`, body: CODE, means: CODE },
				{ source: `${GOWS}: the link`, body: LINK, means: CODE },
				{ source: `${NOWEB}, after a time-out`, body: '', means: undefined },
			],
		],
		[
			'getInviteInfo',
			invites.getInviteInfo,
			[
				{
					source: `${GOWS}: GetGroupInfoFromLink`,
					body: { ...GOWS_GROUP, Participants: null },
					means: BREAD,
				},
				{
					source: `${GOWS}, before December 2025`,
					body: without(GOWS_GROUP, 'ParticipantCount'),
					means: { ...BREAD, size: null },
				},
				{ source: `${NOWEB}: groupGetInviteInfo`, body: NOWEB_GROUP, means: { ...BREAD, size: 2 } },
				{
					source: `${WEBJS}: the metadata of a group`,
					body: WEBJS_GROUP.groupMetadata,
					means: { id: GROUP },
				},
				{ source: WEBJS, body: WEBJS_GROUP, means: BREAD },
			],
		],
		[
			'joinGroup',
			invites.joinGroup,
			[
				{ source: WAHA, body: { id: GROUP }, means: { groupId: GROUP, isRequested: false } },
				{
					source: 'wa-js PR #3468',
					body: { id: GROUP, pendingApproval: true },
					means: { groupId: GROUP, isRequested: true },
				},
				{
					source: `${NOWEB}: groupAcceptInvite gives undefined`,
					body: {},
					means: { groupId: undefined },
				},
			],
		],
		[
			'getGroup',
			groups.getGroup,
			[
				{
					source: GOWS,
					body: GOWS_GROUP,
					means: { ...BREAD, owner: `${FIRST}@c.us`, size: 2, isCommunity: false, parentId: null },
				},
				{
					source: `${GOWS}, a community's group for announcements`,
					body: { ...GOWS_GROUP, LinkedParentJID: '120363000000000009@g.us', OwnerPN: '' },
					means: { parentId: '120363000000000009@g.us', owner: '100000000000001@lid' },
				},
				{
					source: `${GOWS}, a community`,
					body: { ...GOWS_GROUP, IsParent: true },
					means: { isCommunity: true },
				},
				{
					source: `${GOWS}: Go's unset time, and nil`,
					body: { ...GOWS_GROUP, GroupCreated: '0001-01-01T00:00:00Z', Participants: null },
					means: { createdAt: null, members: null },
				},
				{
					source: NOWEB,
					body: NOWEB_GROUP,
					means: { ...BREAD, owner: '100000000000001@lid', size: 2 },
				},
				{
					source: `${NOWEB}, a community`,
					body: { ...NOWEB_GROUP, isCommunity: true },
					means: { isCommunity: true },
				},
				{
					source: `${NOWEB}, a group of one`,
					body: { ...NOWEB_GROUP, linkedParent: '120363000000000009@g.us' },
					means: { parentId: '120363000000000009@g.us' },
				},
				{
					source: `${NOWEB}, a store that was fed in parts`,
					body: { id: GROUP, participants: [] },
					means: { id: GROUP, subject: null },
				},
				{ source: WEBJS, body: WEBJS_GROUP, means: { ...BREAD, owner: `${FIRST}@c.us` } },
				{
					source: `${WEBJS}: membershipApprovalMode is true, too`,
					body: {
						...WEBJS_GROUP,
						groupMetadata: { ...WEBJS_GROUP.groupMetadata, membershipApprovalMode: true },
					},
					means: { joinApproval: true },
				},
			],
		],
		[
			'listGroups',
			groups.listGroups,
			[
				{ source: `${GOWS}: an array`, body: [GOWS_GROUP], means: [BREAD] },
				{ source: `${NOWEB}: by ID`, body: { [GROUP]: NOWEB_GROUP }, means: [BREAD] },
				{ source: `${WEBJS}: an array`, body: [WEBJS_GROUP], means: [BREAD] },
				{ source: `${NOWEB}, past the end`, body: {}, means: [] },
			],
		],
		['countGroups', groups.countGroups, [{ source: WAHA, body: { count: 12 }, means: 12 }]],
		[
			'createGroup',
			groups.createGroup,
			[
				{
					source: `${GOWS}: who was refused is among the participants, with the code`,
					body: {
						...GOWS_GROUP,
						Participants: [
							gowsPerson('100000000000001', FIRST),
							gowsPerson('100000000000003', SECOND, {
								Error: 403,
								AddRequest: { Code: 'x', Expiration: 'y' },
							}),
						],
					},
					means: {
						id: GROUP,
						people: [
							{ code: 0 },
							{ code: 403, ids: ['100000000000003@lid', `${SECOND}@c.us`, '100000000000003@lid'] },
						],
					},
				},
				{
					source: `${NOWEB}: everybody is listed (Baileys #263)`,
					body: NOWEB_GROUP,
					means: { ...BREAD, people: null },
				},
				{
					source: 'whatsapp-web.js, Client.createGroup',
					body: {
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
					means: {
						id: GROUP,
						subject: 'Bread Course',
						people: [{ code: 200 }, { code: 403, isInvited: true }],
					},
				},
			],
		],
		['deleteGroup', groups.deleteGroup, DONE],
		['leaveGroup', groups.leaveGroup, DONE],
		['refreshGroups', groups.refreshGroups, DONE],
		['setText', groups.setText, DONE],
		['setSetting', groups.setSetting, DONE],
		['setPicture', groups.setPicture, DONE],
		['deletePicture', groups.deletePicture, DONE],
		['getSetting', groups.getSetting, [{ source: WAHA, body: { adminsOnly: true }, means: true }]],
		[
			'getPicture',
			groups.getPicture,
			[
				{
					source: `${PAGES}/groups/{id}/picture`,
					body: { url: 'https://pps.whatsapp.net/x' },
					means: 'https://pps.whatsapp.net/x',
				},
				{ source: `${WAHA}: none`, body: { url: null }, means: null },
			],
		],
		[
			'listParticipants',
			listParticipants,
			[
				{
					source: GOWS,
					body: [
						gowsPerson('100000000000001', FIRST, { IsAdmin: true, IsSuperAdmin: true }),
						gowsPerson('100000000000002', SECOND, { IsAdmin: true }),
						gowsPerson('100000000000003', ''),
					],
					means: [
						{ id: '100000000000001@lid', phone: FIRST, role: 'superadmin' },
						{ role: 'admin' },
						{ phone: null, role: 'participant' },
					],
				},
				{
					source: NOWEB,
					body: [
						{
							id: '100000000000001@lid',
							phoneNumber: `${FIRST}@s.whatsapp.net`,
							admin: 'superadmin',
						},
						{ id: '100000000000002@lid', admin: 'admin' },
						{ id: `${SECOND}@s.whatsapp.net`, lid: '100000000000003@lid', admin: null },
					],
					means: [
						{ id: '100000000000001@lid', phone: FIRST, role: 'superadmin' },
						{ phone: null, role: 'admin' },
						{ id: `${SECOND}@c.us`, phone: SECOND, role: 'participant' },
					],
				},
				{
					source: WEBJS,
					body: WEBJS_GROUP.groupMetadata.participants,
					means: [
						{ id: `${FIRST}@c.us`, phone: FIRST, role: 'superadmin' },
						{ id: '100000000000002@lid', phone: null, role: 'participant' },
					],
				},
				{
					source: `${WEBJS}, the ID as its ContactId has it`,
					body: [{ id: { _serialized: '491701234567@c.us' }, isAdmin: false, isSuperAdmin: false }],
					means: [{ id: '491701234567@c.us' }],
				},
				{
					source: `${WEBJS}, since July 2026`,
					body: [
						{ id: { user: FIRST, server: 'c.us', $1: 'x' }, isAdmin: true, isSuperAdmin: false },
					],
					means: [{ id: `${FIRST}@c.us`, role: 'admin' }],
				},
				{
					source: `${PAGES}/groups/{id}/participants: the flags and the JID`,
					body: [{ id: `${FIRST}@c.us`, isAdmin: false, isSuperAdmin: false }],
					means: [{ role: 'participant' }],
				},
			],
		],
		[
			'changeParticipants',
			changeParticipants,
			[
				{
					source: GOWS,
					body: [
						gowsPerson('100000000000001', FIRST),
						gowsPerson('100000000000002', '', {
							Error: 403,
							AddRequest: { Code: 'abc', Expiration: '2026-01-02T03:04:05Z' },
						}),
					],
					means: {
						people: [
							{ code: 200, ids: ['100000000000001@lid', `${FIRST}@c.us`, '100000000000001@lid'] },
							{ code: 403 },
						],
					},
				},
				{
					source: `${NOWEB}: groupParticipantsUpdate`,
					body: [
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
					means: {
						people: [
							{ code: 200, ids: ['100000000000001@lid', `${FIRST}@c.us`] },
							{ code: 403, ids: [`${SECOND}@c.us`, '100000000000002@lid'] },
						],
					},
				},
				{ source: `${NOWEB}, after a time-out`, body: [], means: { people: [] } },
				{
					source: `${WEBJS}: addParticipants`,
					body: {
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
					means: {
						people: [
							{ code: 403, isInvited: true, isUnread: false },
							{ code: 400, isUnread: true },
						],
					},
				},
				{
					source: `${WEBJS}: remove, promote, demote`,
					body: { status: 200 },
					means: { people: [] },
				},
				{ source: `${PAGES}/groups/{id}/admin/promote`, body: { ok: true }, means: { people: [] } },
			],
		],
		[
			'getLimits',
			getLimits,
			[
				{
					source: `${PAGES}/session/rate-limit: the current policy by its name`,
					body: {
						policies: [
							{ slug: 'strict', limits: { concurrent_limit: 1 } },
							{
								slug: 'standard_policy',
								limits: { concurrent_limit: 3, group_req_per_minute: 120 },
							},
						],
						current: 'standard_policy',
					},
					means: { policy: 'standard_policy', limits: { concurrent_limit: 3 } },
				},
				{
					source: `${PAGES}/session/rate-limit: the policy itself (which of the two could not be read)`,
					body: {
						policies: [],
						policy: { policy_slug: 'strict', limits: { concurrent_limit: 1 } },
					},
					means: { policy: 'strict', limits: { concurrent_limit: 1 } },
				},
			],
		],
		[
			'createConnectLink',
			createConnectLink,
			[
				{
					source: `${PAGES}/session/temp-link`,
					body: { link: `https://app.wawp.net/temp-qr/${'a'.repeat(64)}` },
					means: { link: `https://app.wawp.net/temp-qr/${'a'.repeat(64)}` },
				},
			],
		],
		[
			'sendText',
			sendText,
			[
				{
					source: 'WAHA 2026 on GOWS: sendText',
					body: { id: `true_${GROUP}_3EB0C767D26A1D_${FIRST}@c.us`, _data: { Info: {} } },
					means: { status: 'sent', messageId: `true_${GROUP}_3EB0C767D26A1D_${FIRST}@c.us` },
				},
				{
					source: 'WAHA 2026 on NOWEB: WAMessage',
					body: {
						key: { remoteJid: GROUP, fromMe: true, id: '3EB0C431C26A1916E07A' },
						message: {},
						messageTimestamp: '1700000000',
						status: 'PENDING',
					},
					means: { status: 'sent', messageId: '3EB0C431C26A1916E07A' },
				},
				{
					source: 'WAHA 2026 on WEBJS: Message',
					body: {
						id: {
							fromMe: true,
							remote: GROUP,
							id: '3EB0C767D26A1D',
							_serialized: `true_${GROUP}_3EB0C767D26A1D`,
						},
						ack: 0,
					},
					means: { status: 'sent', messageId: `true_${GROUP}_3EB0C767D26A1D` },
				},
				{
					source: 'WAHA on WEBJS, since July 2026: without _serialized',
					body: { id: { fromMe: true, remote: GROUP, id: '3EB0C767D26A1D' } },
					means: { status: 'sent', messageId: '3EB0C767D26A1D' },
				},
				{
					source: 'three clients of Wawp',
					body: { status: 'queued' },
					means: { status: 'queued', messageId: null },
				},
				{
					source: 'three clients of Wawp',
					body: { code: 'success', message: 'Accepted', job_id: '17' },
					means: { status: 'queued' },
				},
				{
					source: 'WAHA on WEBJS where there is no such chat',
					body: '',
					means: { status: 'unknown', messageId: null },
				},
			],
		],
		[
			'checkNumber',
			numbers.checkNumber,
			[
				{
					source: 'WAHA 2026 on NOWEB',
					body: { numberExists: true, chatId: `${FIRST}@c.us` },
					means: true,
				},
			],
		],
		[
			'listHiddenNumbers',
			numbers.listHiddenNumbers,
			[
				{
					source: `${PAGES}/lids/pn/{number}`,
					body: [{ lid: '1@lid', number: FIRST }],
					means: [{ lid: '1@lid', phone: `${FIRST}@c.us` }],
				},
				{
					source: 'a client of Wawp',
					body: [{ lid: '1@lid', phone: FIRST }],
					means: [{ phone: `${FIRST}@c.us` }],
				},
				{
					source: 'WAHA 2026',
					body: [{ lid: '1@lid', pn: `${FIRST}@c.us` }],
					means: [{ phone: `${FIRST}@c.us` }],
				},
			],
		],
		[
			'getSession',
			getSession,
			[
				{
					source: `${PAGES}/session/info, and WAHA on GOWS`,
					body: {
						name: 'default',
						status: 'WORKING',
						me: {
							id: `${FIRST}@c.us`,
							lid: '1@lid',
							jid: `${FIRST}:12@s.whatsapp.net`,
							pushName: 'Shop',
						},
					},
					means: {
						name: 'default',
						status: 'WORKING',
						ids: [`${FIRST}@c.us`, '1@lid', `${FIRST}@c.us`],
					},
				},
				{
					source: 'WAHA: not linked',
					body: { name: 'default', status: 'SCAN_QR_CODE', me: null },
					means: { ids: [] },
				},
			],
		],
		[
			'listWebhooks',
			listWebhooks,
			[
				{
					source: `${PAGES}/session/webhook`,
					body: {
						webhooks: [{ url: 'https://a.example/x', events: ['message'], is_active: 1 }],
						systemConfig: {},
					},
					means: ['https://a.example/x'],
				},
			],
		],
		[
			'setWebhook',
			setWebhook,
			[{ source: `${PAGES}/webhook/set shows none`, body: { x: 1 }, means: undefined }],
		],
		[
			'deleteWebhook',
			deleteWebhook,
			[{ source: `${PAGES}/webhook/delete shows none`, body: { x: 1 }, means: undefined }],
		],
	];

function without(value: object, key: string): object {
	return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}
