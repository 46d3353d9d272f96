/** What engines really send: the tests of the contract take it as it is, the emulator fills it with its own state. */
const WAHA = 'WAHA 2026';
export const GOWS = `${WAHA} on GOWS: whatsmeow, types/group.go`;
export const NOWEB = `${WAHA} on NOWEB: Baileys, Socket/groups.ts`;
export const WEBJS = `${WAHA} on WEBJS: whatsapp-web.js, structures/GroupChat.js`;

export const GROUP = '120363012345678901@g.us';
export const CODE = 'AbCdEfGhIjKlMnOpQrStUv';
export const LINK = `https://chat.whatsapp.com/${CODE}`;

/** whatsmeow's GroupParticipant: every key is always there. */
export function gowsPerson(lid: string, phone: string, more: object = {}) {
	return {
		...{ JID: `${lid}@lid`, PhoneNumber: phone && `${phone}@s.whatsapp.net`, LID: `${lid}@lid` },
		...{ IsAdmin: false, IsSuperAdmin: false, DisplayName: '', Error: 0, AddRequest: null },
		...more,
	};
}

/** whatsmeow's GroupInfo: every key is always there. */
export const GOWS_GROUP = {
	...{ JID: GROUP, OwnerJID: '100000000000001@lid', OwnerPN: '491701234567@s.whatsapp.net' },
	...{ Name: 'Bread Course', NameSetAt: '2025-08-01T10:00:00Z', NameSetBy: '', NameSetByPN: '' },
	...{ Topic: 'Every Tuesday', TopicID: '', TopicSetAt: '0001-01-01T00:00:00Z', TopicSetBy: '' },
	...{ TopicSetByPN: '', TopicDeleted: false, IsLocked: true, IsAnnounce: false },
	...{ AnnounceVersionID: '', IsEphemeral: false, DisappearingTimer: 0, IsIncognito: false },
	...{ IsParent: false, DefaultMembershipApprovalMode: '', LinkedParentJID: '' },
	...{ IsDefaultSubGroup: false, IsJoinApprovalRequired: true, AddressingMode: 'lid' },
	...{ GroupCreated: '2025-08-01T10:00:00Z', CreatorCountryCode: '', ParticipantVersionID: '' },
	Participants: [
		gowsPerson('100000000000001', '491701234567', { IsAdmin: true, IsSuperAdmin: true }),
		gowsPerson('100000000000002', ''),
	],
	...{ ParticipantCount: 2, MemberAddMode: 'all_member_add', Suspended: false },
};

/** Baileys' GroupMetadata. */
export const NOWEB_GROUP = {
	...{
		id: GROUP,
		addressingMode: 'lid',
		subject: 'Bread Course',
		subjectTime: 1754042400,
		size: 2,
	},
	...{ creation: 1754042400, owner: '100000000000001@lid', ownerPn: '491701234567@s.whatsapp.net' },
	...{ desc: 'Every Tuesday', restrict: true, announce: false, isCommunity: false },
	...{ isCommunityAnnounce: false, joinApprovalMode: true, memberAddMode: true },
	participants: [
		{
			id: '100000000000001@lid',
			phoneNumber: '491701234567@s.whatsapp.net',
			admin: 'superadmin',
		},
		{ id: '491709876543@s.whatsapp.net', lid: '100000000000002@lid', admin: null },
	],
};

/** An ID in whatsapp-web.js. */
export function serialized(id: string) {
	const [user = '', server = ''] = id.split('@');
	return { server, user, _serialized: id };
}

/** whatsapp-web.js' GroupChat. Its owner has no `_serialized`, as since July 2026. */
export const WEBJS_GROUP = {
	...{
		id: serialized(GROUP),
		name: 'Bread Course',
	},
	...{ isGroup: true, isReadOnly: false, unreadCount: 0, timestamp: 1754042400, isMuted: false },
	groupMetadata: {
		id: serialized(GROUP),
		...{
			creation: 1754042400,
			owner: { server: 'c.us', user: '491701234567' },
			desc: 'Every Tuesday',
		},
		...{
			restrict: true,
			announce: false,
			membershipApprovalMode: 1,
			memberAddMode: 'all_member_add',
		},
		participants: [
			{ id: serialized('491701234567@c.us'), isAdmin: true, isSuperAdmin: true },
			{ id: serialized('100000000000002@lid'), isAdmin: false, isSuperAdmin: false },
		],
	},
};
