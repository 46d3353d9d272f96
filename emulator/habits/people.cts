import type { RecordedRequest } from '../http/requests.cts';
import { isRecord } from '../http/values.cts';
import { idOf, reshaping, type Habit } from './habit.cts';

const isAboutGroups = ({ path }: RecordedRequest) => path.startsWith('/v2/groups');

/** Rewrites every text of an answer, at any depth. */
function everyText(value: unknown, rewrite: (text: string) => string): unknown {
	if (typeof value === 'string') return rewrite(value);
	if (Array.isArray(value)) return value.map((each) => everyText(each, rewrite));
	if (!isRecord(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, each]) => [rewrite(key), everyText(each, rewrite)]),
	);
}

/** People are written so, wherever an answer about groups names them. */
const writing = (rewrite: (text: string) => string): Habit =>
	reshaping(isAboutGroups, (value) => everyText(value, rewrite));

const ID = /^(\d+)@(?:c\.us|s\.whatsapp\.net)$/;

/** Phone numbers do not come at all. */
const hidden: Habit = (emulator) => {
	const lidOf = (text: string) => {
		const [, phone] = ID.exec(text) ?? [];
		return phone === undefined ? text : (emulator.state.people.get(`${phone}@c.us`)?.lid ?? text);
	};
	return writing(lidOf)(emulator);
};

/** Everybody comes under both IDs, the second time for another device. */
const twice: Habit = reshaping(
	({ path, method }) => method === 'GET' && path.endsWith('/participants'),
	(list, { state }) => {
		// wrapped by another habit
		if (!Array.isArray(list)) return list;
		return list.flatMap((entry: unknown) => {
			const person = state.person(idOf(entry));
			if (!isRecord(entry) || person === undefined) return [entry];
			return [
				{ ...entry, id: person.lid, JID: undefined, pn: person.id },
				{ ...entry, id: `${person.phone}:7@s.whatsapp.net`, JID: undefined, lid: person.lid },
			];
		});
	},
);

/** How people can be named. */
export const people = {
	'people as @s.whatsapp.net': writing((text) => text.replace(ID, '$1@s.whatsapp.net')),
	'people as @c.us': writing((text) => text.replace(ID, '$1@c.us')),
	'people with their device': writing((text) => text.replace(ID, '$1:12@s.whatsapp.net')),
	'people without numbers': hidden,
	'people under two IDs': twice,
} satisfies Record<string, Habit>;
