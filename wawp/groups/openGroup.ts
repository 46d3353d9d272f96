import type { GroupSize } from '../account/account';
import type { WawpClient } from '../client';
import { getInviteCode } from '../contract/invites';
import { WawpError } from '../failures/errors';
import { OF_GROUP } from '../failures/kinds';
import { inviteOf, type Invite } from '../ids/inviteCode';
import { givenLinksSince, noteGivenLink, readSize } from './size';

/** Of which groups a link is wanted. */
export interface Wanted {
	groupIds: string[];
	/** With so many members a group is full. */
	membersPerGroup: number;
	/** Whether the group with the fewest members comes first, and not the first one. */
	evenly: boolean;
	/** How old sizes and codes may be, in milliseconds. */
	maxAgeMs: number;
}

/** A group whose link is not given out. */
export interface PassedOver {
	groupId: string;
	subject: string | null;
	reason: string;
}

/** The link of a group with room. */
export interface OpenInvite {
	invite: Invite;
	group: GroupSize;
	passedOver: PassedOver[];
}

/**
 * The link of a group that has room. It counts as one more member at once, so that a burst does not overfill a
 * group whose size is read a moment later only.
 * @throws WawpError `allFull` or `noOpenGroup` with what is the matter with each
 */
export async function openInvite(wawp: WawpClient, wanted: Wanted): Promise<OpenInvite> {
	const search = new Search(wawp, wanted);
	const found = await (wanted.evenly ? search.evenly() : search.inOrder());
	if (found) return { ...found, passedOver: search.passedOver };
	throw search.nothingFound();
}

type Found = Omit<OpenInvite, 'passedOver'> | undefined;

class Search {
	readonly passedOver: PassedOver[] = [];
	private readonly errors: WawpError[] = [];

	constructor(
		private readonly wawp: WawpClient,
		private readonly wanted: Wanted,
	) {}

	/** Reads no more sizes than it needs. */
	async inOrder(): Promise<Found> {
		for (const groupId of this.wanted.groupIds) {
			const group = await this.sizeOf(groupId);
			const found = group && (await this.linkOf(group));
			if (found) return found;
		}
		return undefined;
	}

	async evenly(): Promise<Found> {
		const read = await Promise.all(this.wanted.groupIds.map(async (id) => await this.sizeOf(id)));
		let groups = read.filter((group) => group !== undefined);
		while (groups.length > 0) {
			const fewest = groups.reduce((one, other) =>
				this.members(other) < this.members(one) ? other : one,
			);
			groups = groups.filter((group) => group !== fewest);
			const found = await this.linkOf(fewest);
			if (found) return found;
		}
		return undefined;
	}

	nothingFound(): WawpError {
		const advice = this.passedOver
			.map(({ groupId, subject, reason }) => `${subject ?? groupId}: ${reason}.`)
			.join(' ');
		if (this.errors.length === 0) return new WawpError('allFull', { advice });
		const [first] = this.errors;
		const isAllTheSame =
			this.errors.length === this.passedOver.length &&
			this.errors.every(({ kind }) => kind === first?.kind);
		return isAllTheSame && first ? first : new WawpError('noOpenGroup', { advice });
	}

	private async sizeOf(groupId: string): Promise<GroupSize | undefined> {
		const { wawp, wanted } = this;
		const read = async () => await readSize(wawp, groupId);
		return await wawp
			.recent(wawp.account.sizes, groupId, wanted.maxAgeMs, read)
			.catch((error: unknown) => this.passOver(error, { groupId, subject: null }));
	}

	/** Members as they were read, and those who have got the link since. */
	private members({ groupId, size, readAt }: GroupSize): number {
		return size + givenLinksSince(this.wawp.account, groupId, readAt);
	}

	/** Nothing is waited for between looking whether there is room and taking it. */
	private async linkOf(group: GroupSize): Promise<Found> {
		const { groupId, subject } = group;
		const { membersPerGroup, maxAgeMs } = this.wanted;
		const links = this.members(group) - group.size;
		if (group.size + links >= membersPerGroup) {
			const given = links > 0 ? ` and ${links} ${links === 1 ? 'link' : 'links'} given out` : '';
			const reason = `full, ${group.size} of ${membersPerGroup} members${given}`;
			this.passedOver.push({ groupId, subject, reason });
			return undefined;
		}
		const takeBack = noteGivenLink(this.wawp.account, groupId);
		const read = async () => inviteOf(await this.wawp.ask(getInviteCode, { groupId }));
		return await this.wawp
			.recent(this.wawp.account.invites, groupId, maxAgeMs, read)
			.then((invite) => ({ invite, group }))
			.catch((error: unknown) => {
				takeBack();
				return this.passOver(error, { groupId, subject });
			});
	}

	/** Throws what is not about this group alone. */
	private passOver(error: unknown, group: Omit<PassedOver, 'reason'>): undefined {
		if (!(error instanceof WawpError) || !OF_GROUP.includes(error.kind)) throw error;
		this.errors.push(error);
		this.passedOver.push({ ...group, reason: error.message });
	}
}
