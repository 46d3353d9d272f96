import type { IWebhookFunctions } from 'n8n-workflow';
import { withDeadline } from '../../lib/abort';
import type { Account } from '../../wawp/account/account';
import type { News } from '../../wawp/events/deliveryMemory';
import { hiddenNumbers, MAX_AGE } from '../../wawp/groups/numbers';
import { connect } from '../shared/connect';

/** How long a delivery waits for the list of hidden numbers, in milliseconds. */
const LONGEST_WAIT = 1_900;

/**
 * The same items, with the phone numbers that Wawp knows of people whom WhatsApp hides. Without them where they do not
 * come soon enough, or not at all: that is no reason to lose an event.
 */
export async function withPhonesSoon(
	context: IWebhookFunctions,
	account: Account,
	items: News[],
): Promise<News[]> {
	if (items.every(({ participant }) => !participant || participant.phone !== null)) return items;
	const read = async () => await hiddenNumbers(await connect(context));
	const known =
		account.hiddenNumbers.peek('all', MAX_AGE) ??
		(await withDeadline(LONGEST_WAIT, undefined, read).catch(() => undefined));
	return items.map((item) => {
		const { participant } = item;
		if (!participant) return item;
		const phone = participant.phone ?? known?.phones.get(participant.id) ?? null;
		return { ...item, participant: { ...participant, phone } };
	});
}
