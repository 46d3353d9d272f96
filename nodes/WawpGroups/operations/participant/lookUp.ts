import { checkedNumber, hiddenNumbers, idOfPhone } from '../../../../wawp/groups/numbers';
import { phoneOf } from '../../../../wawp/ids/person';
import { phoneKey } from '../../../../wawp/ids/phone';
import { participantsField, readParticipantIds } from '../fields/participants';
import { defineOperation } from '../defineOperation';

export const lookUp = defineOperation({
	name: 'Look Up Numbers',
	value: 'lookUp',
	action: 'Look up numbers of people',
	description:
		'See whether phone numbers are on WhatsApp, and which phone number is behind a hidden ID. Numbers of Argentina, Brazil, Ivory Coast and Mexico are told in the form that WhatsApp has. Wawp allows one number a second.',
	requests:
		'1 for every phone number; 1 for every 100 hidden IDs that Wawp knows, and 1 to see that no more come',
	fields: [participantsField],
	safe: true,
	read: (item) => ({ ids: readParticipantIds(item) }),
	async run(wawp, { ids }) {
		const known = await hiddenNumbers(wawp);
		const found = [];
		for (const id of ids) {
			const phone = phoneOf(id);
			if (phone === null) {
				found.push({ id, phone: known.phones.get(id) ?? null, lid: id, onWhatsApp: null });
				continue;
			}
			const checked = await checkedNumber(wawp, phone);
			// WhatsApp's own, where the number can be written in two ways
			const own = idOfPhone(checked, phone) ?? id;
			const told = checked?.ids.find((each) => each.endsWith('@lid'));
			const lid = known.lids.get(phoneKey(phone)) ?? told ?? null;
			found.push({ id: own, phone: phoneOf(own), lid, onWhatsApp: checked?.exists ?? null });
		}
		return found;
	},
});
