import type { INodeProperties } from 'n8n-workflow';
import { AbortedError } from '../../../../lib/abort';
import type { WawpClient } from '../../../../wawp/client';
import { isOfPrivacy, type PersonChange } from '../../../../wawp/groups/changePeople';
import { DEFAULT_INVITATION } from '../fields/message';
import { currentInvite } from '../invite/getInviteCode';
import { invitePeople, notSent, type Delivery } from '../invite/invitePeople';

/** Options > Send Invite to Those Not Added. */
export const sendInviteField: INodeProperties = {
	displayName: 'Send Invite to Those Not Added',
	name: 'sendInvite',
	type: 'boolean',
	default: false,
	description:
		'Whether people whose privacy settings refuse the adding get the invite link by WhatsApp instead. The output is simplified then.',
};

/** Why somebody was not added, and what became of the invitation. */
export interface NotAdded {
	reason: 'privacy';
	invite?: Delivery;
}

/** WhatsApp has sent an invitation of its own in the same step (WEBJS says so). */
const BY_WHATSAPP: Delivery = {
	status: 'sent',
	messageId: null,
	reason: 'WhatsApp has sent its own invitation',
};

/**
 * Sends the link of the group to those whom WhatsApp did not add for privacy. The adding is done by then, so
 * nothing that goes wrong here fails the item.
 * @returns by their IDs
 */
export async function inviteNotAdded(
	wawp: WawpClient,
	groupId: string,
	changes: PersonChange[],
): Promise<Map<string, NotAdded>> {
	const refused = changes.filter(isOfPrivacy);
	const open = refused.filter(({ result }) => !result?.isInvited).map(({ id }) => id);
	const deliveries = await invite(wawp, groupId, open);
	return new Map(
		refused.map(({ id, result }) => {
			const delivery = result?.isInvited ? BY_WHATSAPP : deliveries.get(id);
			return [id, { reason: 'privacy', ...(delivery && { invite: delivery }) }];
		}),
	);
}

async function invite(
	wawp: WawpClient,
	groupId: string,
	ids: string[],
): Promise<Map<string, Delivery>> {
	if (ids.length === 0) return new Map();
	return await currentInvite(wawp, groupId)
		.then(
			async ({ link }) =>
				await invitePeople(wawp, { groupId, ids, link, text: DEFAULT_INVITATION }),
		)
		.catch((error: unknown) => {
			if (error instanceof AbortedError) throw error;
			return new Map(ids.map((id) => [id, notSent(error)]));
		});
}
