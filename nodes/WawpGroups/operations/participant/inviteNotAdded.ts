import type { INodeProperties } from 'n8n-workflow';
import { AbortedError } from '../../../../lib/abort';
import type { WawpClient } from '../../../../wawp/client';
import type { Change } from '../../../../wawp/shapes/personChange';
import type { PersonResult } from '../../../../wawp/shapes/personResults';
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
		'Whether people whose privacy settings refuse the adding get the invite link by WhatsApp instead',
};

/** A change, and what became of the invitation where privacy refused it. */
export type ChangeWithInvite = Change & { reason?: 'privacy'; invite?: Delivery };

/** WhatsApp has sent an invitation of its own in the same step (WEBJS says so). */
const BY_WHATSAPP: Delivery = {
	status: 'sent',
	messageId: null,
	reason: 'WhatsApp has sent its own invitation',
};

/**
 * Sends the link of the group to those whom WhatsApp did not add for privacy. The adding is done by then, so
 * nothing that goes wrong here fails the item.
 * @param told what the answer says of each
 */
export async function inviteNotAdded(
	wawp: WawpClient,
	groupId: string,
	changes: Change[],
	told: Map<string, PersonResult>,
): Promise<ChangeWithInvite[]> {
	// WhatsApp's code alone, without words of somebody else's that say another reason
	const isOfPrivacy = ({ id, done, code }: Change) =>
		done === false && code === 403 && told.get(id)?.words === undefined;
	const isInvited = (id: string) => told.get(id)?.isInvited === true;
	const refused = changes.filter(isOfPrivacy).map(({ id }) => id);
	const open = refused.filter((id) => !isInvited(id));
	const deliveries = await invite(wawp, groupId, open);
	return changes.map((change) => {
		if (!isOfPrivacy(change)) return change;
		const delivery = isInvited(change.id) ? BY_WHATSAPP : deliveries.get(change.id);
		return { ...change, reason: 'privacy', ...(delivery && { invite: delivery }) };
	});
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
