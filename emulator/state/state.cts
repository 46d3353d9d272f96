import { isAdmin, personOf, type Participant, type Person, type Role } from './people.cts';
import { Random } from './random.cts';

export type { Participant, Person, Role } from './people.cts';

/** The session states that Wawp's page for /v2/session/info names. */
export type SessionStatus = 'WORKING' | 'SCAN_QR_CODE' | 'STARTING' | 'STOPPED' | 'FAILED';

/** One entry of the webhook list, as POST /v2/webhook/set takes it. */
export interface Subscription {
	url: string;
	events: string[];
	is_active: boolean | 0 | 1;
}

export interface Group {
	/** `…@g.us` */
	id: string;
	subject: string;
	description: string;
	/** `…@c.us` */
	owner: string;
	/** Unix time in seconds */
	createdAt: number;
	/** only admins may send messages */
	announce: boolean;
	/** only admins may change subject, description and picture */
	restrict: boolean;
	/** an admin has to let people in who come by the link */
	joinApproval: boolean;
	/** the parent of a community: nobody is added to it */
	isCommunity: boolean;
	/** the community that it belongs to, `…@g.us` */
	parentId: string | null;
	/** 22 alphanumerics */
	inviteCode: string;
	/** the address of the picture */
	picture: string | null;
	/** keyed by `…@c.us` */
	participants: Map<string, Participant>;
	/** people who wait for approval, `…@c.us` */
	requests: Set<string>;
}

/** A text that was sent to a person or a group. */
export interface SentMessage {
	/** hexadecimal, in capitals */
	id: string;
	/** `…@c.us`, `…@lid` or `…@g.us` */
	chatId: string;
	text: string;
	replyTo?: unknown;
}

export interface GroupOptions {
	id?: string;
	subject: string;
	/** is this number an admin? Default true. */
	admin?: boolean;
	/** is this number in the group at all? Default true. */
	member?: boolean;
	/** how many people are in it, this number included. Default 3. */
	members?: number;
}

/** Everything the emulator knows: one WhatsApp number, its session, its groups and the people. */
export class State {
	instanceId = 'A7K2M9Q4X1ZB';
	accessToken = 'emulator_8fQ2xLw7RtVb3';
	/** The engine's name for the session; webhooks carry it. */
	sessionName = 'wawp-A7K2M9Q4X1ZB';
	status: SessionStatus = 'WORKING';
	/** Free accounts have no webhook API. */
	plan: 'free' | 'unlimited' = 'unlimited';
	me = { ...personOf('4915550100001'), pushName: 'Corner Studio' };
	readonly groups = new Map<string, Group>();
	/** Everybody that was ever named, keyed by `…@c.us`. */
	readonly people = new Map<string, Person>();
	/** Who cannot be added: `…@c.us` to WhatsApp's code (403 privacy, 404 not on WhatsApp, 408 …). */
	readonly unreachable = new Map<string, number>();
	/** how many links for connecting the phone were made */
	connectLinks = 0;
	/** what Wawp tells that it allows; nothing where it does not know the path */
	limits: Record<string, number> | undefined;
	/** People whose phone number this account does not know: `…@c.us`. */
	readonly withoutNumber = new Set<string>();
	/** What was sent, in order. */
	readonly messages: SentMessage[] = [];
	/** Codes that were valid once. */
	readonly revokedCodes = new Set<string>();
	webhooks: Subscription[] = [];
	private readonly random: Random;
	private readonly idsByLid = new Map<string, string>();

	constructor(seed = 1) {
		this.random = new Random(seed);
		this.remember(this.me);
	}

	/** Adds a group; this number is its owner unless `admin` or `member` says otherwise. */
	addGroup(options: GroupOptions): Group {
		const member = options.member ?? true;
		const mine = member && (options.admin ?? true);
		const size = Math.max(options.members ?? 3, mine ? 1 : 2);
		const group: Group = {
			id: options.id ?? this.newGroupId(),
			subject: options.subject,
			description: '',
			owner: this.me.id,
			createdAt: 1700000000 + this.random.below(50000000),
			announce: false,
			restrict: false,
			joinApproval: false,
			isCommunity: false,
			parentId: null,
			inviteCode: this.newInviteCode(),
			picture: null,
			participants: new Map(),
			requests: new Set(),
		};
		if (mine) this.enter(group, this.me, 'superadmin');
		while (group.participants.size < (member && !mine ? size - 1 : size)) {
			const other = this.addPerson();
			if (group.participants.size === 0) group.owner = other.id;
			this.enter(group, other, group.participants.size === 0 ? 'superadmin' : 'participant');
		}
		if (member && !mine) this.enter(group, this.me, 'participant');
		this.groups.set(group.id, group);
		return group;
	}

	/** A person with this phone number (digits), or with a new one. */
	addPerson(phone?: string): Person {
		return this.remember(personOf(phone ?? `4915550${this.random.digits(8)}`));
	}

	/** Whom an ID means: `…@c.us`, `…@s.whatsapp.net`, `…@lid`. Undefined if it is no person's ID. */
	person(id: string): Person | undefined {
		if (id.endsWith('@lid')) return this.people.get(this.idsByLid.get(id) ?? '');
		const phone = /^([1-9]\d{4,16})@(?:c\.us|s\.whatsapp\.net)$/.exec(id)?.[1];
		if (phone === undefined) return undefined;
		return this.people.get(`${phone}@c.us`) ?? this.addPerson(phone);
	}

	/** Puts a person into a group; nobody is told (`emulator.simulate.join` tells the webhooks). */
	enter(group: Group, person: Person, role: Role = 'participant'): Participant {
		const { id, lid, phone } = person;
		const participant: Participant = { id, lid, phone, role };
		group.participants.set(id, participant);
		group.requests.delete(id);
		return participant;
	}

	/** This number in the group, or undefined if it is not in it. */
	mine(group: Group): Participant | undefined {
		return group.participants.get(this.me.id);
	}

	/** Whether this number is an admin or the owner of the group. */
	isAdminOf(group: Group): boolean {
		return isAdmin(this.mine(group));
	}

	/** The groups this number is in, in the order they came. */
	myGroups(): Group[] {
		return [...this.groups.values()].filter((group) => this.mine(group) !== undefined);
	}

	/** Makes the present code void and gives the group a new one. */
	revoke(group: Group): string {
		this.revokedCodes.add(group.inviteCode);
		group.inviteCode = this.newInviteCode();
		return group.inviteCode;
	}

	/** Sends a text. */
	send(chatId: string, text: string, replyTo?: unknown): SentMessage {
		const id = `3EB0${this.random.text(16, '0123456789ABCDEF')}`;
		const message: SentMessage = { id, chatId, text, ...(replyTo !== undefined && { replyTo }) };
		this.messages.push(message);
		return message;
	}

	/** The group with this invite code at present. */
	groupByCode(code: string): Group | undefined {
		for (const group of this.groups.values()) if (group.inviteCode === code) return group;
		return undefined;
	}

	private newInviteCode(): string {
		return this.random.alphanumerics(22);
	}

	private newGroupId(): string {
		const id = `120363${this.random.digits(12)}@g.us`;
		return this.groups.has(id) ? this.newGroupId() : id;
	}

	private remember(person: Person): Person {
		const known = this.people.get(person.id);
		if (known !== undefined) return known;
		const { id, lid, phone } = person;
		this.people.set(id, { id, lid, phone });
		this.idsByLid.set(lid, id);
		return { id, lid, phone };
	}
}

/** A state with `groups` groups in it (default none); the same options give the same state. */
export function createState(options: { groups?: number; seed?: number } = {}): State {
	const state = new State(options.seed);
	for (let number = 1; number <= (options.groups ?? 0); number++) {
		state.addGroup({ subject: `Group ${number}` });
	}
	return state;
}
