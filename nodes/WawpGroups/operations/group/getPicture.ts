import type { INodeProperties } from 'n8n-workflow';
import { WawpError } from '../../../../wawp/failures/errors';
import { groupPath } from '../../../../wawp/http';
import { namesAnotherGroup } from '../../../../wawp/ids/groupId';
import { layersOf } from '../../../../wawp/failures/signs';
import { takesBack } from '../../../../wawp/shapes/trouble';
import { isQueued } from '../../../../wawp/shapes/change';
import { isObject, plainText, yesOrNo } from '../../../../lib/json';
import { MASK } from '../../../../lib/mask';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { maxConcurrency, maxWait, optionsField, timeout } from '../fields/options';
import { defineOperation } from '../Operation';

const refresh: INodeProperties = {
	displayName: 'Refresh',
	name: 'refresh',
	type: 'boolean',
	default: false,
	description:
		'Whether to have Wawp ask WhatsApp again instead of taking the picture of the last 24 hours. Use sparingly.',
};

/** Source: https://api.wawp.net/en/docs/v2/groups/{id}/picture */
export const getPicture = defineOperation({
	name: 'Get Picture',
	value: 'getPicture',
	action: 'Get picture of a group',
	description: "Get the address of a group's picture. It works for a short time only.",
	requests: '1',
	fields: [groupIdField, optionsField([maxConcurrency, refresh, timeout, maxWait])],
	safe: true,
	read: (item) => ({ groupId: readGroupId(item), refresh: isRefresh(item.get('options')) }),
	async run(wawp, { groupId, refresh }) {
		const query = refresh ? { refresh } : undefined;
		const answer = await wawp.get(groupPath(groupId, 'picture'), query).catch(noPicture);
		const url = addressIn(answer, groupId);
		if (typeof url === 'string' && url.includes(MASK)) throw new WawpError('tokenInAnswer');
		if (typeof url === 'string' && /^https?:/i.test(url) && URL.canParse(url)) {
			return { groupId, url };
		}
		// no picture; an answer that says nothing of one is another thing
		if (url === null && !isDoubtful(answer)) return { groupId, url: null };
		throw new WawpError('unreadable');
	},
});

/** No address, and something beside it that gives another reason than that there is no picture. */
function isDoubtful(answer: unknown): boolean {
	const layers = layersOf(answer);
	const says = layers.flatMap(({ message, reason }) => [message, reason]).map(plainText);
	const isNone = says.some((text) =>
		/\bno (profile |group )?(picture|photo|image|avatar)\b|(picture|photo|image|avatar) not (set|found)|^not_set$/i.test(
			text,
		),
	);
	return (
		!isNone && (takesBack(layers) || layers.some(({ hasPicture }) => yesOrNo(hasPicture) === true))
	);
}

/** The engine's words for a group without one. */
function noPicture(error: unknown): unknown {
	if (error instanceof WawpError && error.kind === 'noPicture') return { url: null };
	throw error;
}

/** The names of the engines, WAHA's first. */
const NAMES = ['url', 'profilePictureURL', 'pictureUrl', 'eurl', 'imgFull', 'img'];

/** The address in an answer; `null` for no picture, `undefined` where it says neither. */
function addressIn(answer: unknown, groupId: string): unknown {
	if (typeof answer === 'string') return answer || undefined;
	if (!isObject(answer)) return undefined;
	if (namesAnotherGroup(answer, groupId) || isQueued(answer)) return undefined;
	const own = NAMES.map((name) => answer[name]).filter((value) => value !== undefined);
	const inner = [answer.data, answer.result]
		.filter(isObject)
		.map((each) => addressIn(each, groupId));
	const told = [...own, ...inner].filter((value) => value !== undefined && value !== '');
	return told.find((value) => value !== null) ?? told[0];
}

function isRefresh(options: unknown): boolean {
	return isObject(options) && options.refresh === true;
}
