import { createHash } from 'crypto';
import { Memory } from '../../lib/memory';
import type { GroupEventItem, GroupState } from './deliveries';
import { GROUP_EVENTS } from './groupEvents';

/** What a delivery brings. */
export interface Delivery {
	/** The ID of the event, the same in each repetition. */
	id: string | undefined;
	items: GroupEventItem[];
	/** Whether an item starts the workflow. */
	isWanted(item: GroupEventItem): boolean;
}

/** An item that is news, and for updates what is new in it. */
export interface News extends GroupEventItem {
	changes?: GroupState;
	/** `false` where nothing of before is known, so that `changes` is all that there is. */
	changesKnown?: false;
}

/** What was told of groups, by group ID: of each thing a digest, since only a difference matters. */
export type Told = Record<string, Record<string, string>>;

/** What a delivery leads to. */
export interface Decision {
	/** What starts the workflow. */
	news: News[];
	/** The number of the delivery, by which its run names it. */
	number: number;
	/** What is to be saved once n8n has taken it over. */
	print: string | undefined;
	told: Told;
	/** Has to be called once it is known whether n8n has taken the news over. */
	settle(isTakenOver: boolean): void;
}

/** The same person, group and event once more is the same thing for so long; in milliseconds. */
const SAME_THING_MS = 10_000;
const MOST_PRINTS = 10_000;
const MOST_THINGS = 3_000;
/** As many groups as nobody is in: an engine that lists all of them tells all of them as updated. */
const MOST_GROUPS = 2_000;

/**
 * What is new for one trigger, in this process: another event ID; and another person, group or event than in the last
 * ten seconds, or a group of which something else is told than before. A delivery counts as seen once n8n has taken
 * it over, so that its repetition starts what n8n has failed to start.
 */
export class DeliveryMemory {
	private readonly prints = new Memory<true>(MOST_PRINTS);
	/** When somebody last did something, and when its opposite was heard of, in milliseconds. */
	private readonly things = new Memory<number>(MOST_THINGS);
	private readonly ended = new Memory<number>(MOST_THINGS);
	private told: Told = {};
	/** Deliveries that n8n is about to take over. */
	private readonly pending = new Map<number, Pending>();
	private count = 0;

	/**
	 * What of a delivery is news. Whatever is still being taken over is waited for.
	 * @param saved what n8n has saved of earlier ones
	 */
	async decide(delivery: Delivery, saved: { seen: string[]; told(): Told }): Promise<Decision> {
		const print = delivery.id === undefined ? undefined : digestOf(delivery.id, 16);
		const marks = [...(print ? [print] : []), ...delivery.items.flatMap(thingsIn)];
		for (;;) {
			const other = [...this.pending.values()].find((each) =>
				each.marks.some((mark) => marks.includes(mark)),
			);
			if (!other) break;
			await other.settled;
		}
		const number = (this.count += 1);
		const isSeen = print !== undefined && (this.prints.peek(print) || saved.seen.includes(print));
		if (isSeen) return { news: [], number, print, told: {}, settle() {} };
		const news = delivery.items
			.filter((item) => this.isNew(item))
			.filter(delivery.isWanted)
			.map((item) => this.asNews(item, saved.told))
			.filter((item) => item !== undefined);
		for (const item of delivery.items) this.endOpposite(item);
		const told = Object.assign({}, ...delivery.items.map((item) => this.toldBy(item, saved.told)));
		const takenOver = () => {
			if (print) this.prints.set(print, true);
			for (const item of news) this.noteDone(item);
			this.told = newest({ ...this.told, ...told });
		};
		if (news.length === 0) {
			takenOver();
			return { news, number, print, told: {}, settle() {} };
		}
		return { news, number, print, told, settle: this.await(number, marks, takenOver) };
	}

	/** n8n has started a run for a delivery. */
	begun(number: number): void {
		this.pending.get(number)?.settle(true);
	}

	private await(number: number, marks: string[], takenOver: () => void): Pending['settle'] {
		let end = () => {};
		const settled = new Promise<void>((resolve) => (end = resolve));
		const settle = (isTakenOver: boolean) => {
			if (!this.pending.delete(number)) return;
			if (isTakenOver) takenOver();
			end();
		};
		this.pending.set(number, { marks, settled, settle });
		return settle;
	}

	private isNew(item: GroupEventItem): boolean {
		if (item.state) return true;
		const at = Date.parse(item.timestamp);
		return !thingsIn(item).some((thing) => {
			const last = this.things.peek(thing) ?? -Infinity;
			const ended = this.ended.peek(thing) ?? -Infinity;
			// told in whole seconds, all three can be at the same one
			const isBetween = Math.min(last, at) <= ended && ended <= Math.max(last, at);
			return Math.abs(at - last) < SAME_THING_MS && !isBetween;
		});
	}

	/** An update with what is new in it; `undefined` where nothing is. */
	private asNews(item: GroupEventItem, saved: () => Told): News | undefined {
		const { state, isWhole, changed = [], ...rest } = item;
		if (!state) return rest;
		const before = this.told[item.groupId] ?? saved()[item.groupId] ?? {};
		const entries = Object.entries(state);
		const others = entries.filter(([name, value]) => before[name] !== digestOf(value));
		// what is not told cannot be compared
		if (others.length === 0 && entries.length > 0) return undefined;
		// of all that there is, what was never told may be as it was
		const isChange = (name: string) => !isWhole || name in before || changed.includes(name);
		const isKnown = entries.length > 0 && others.every(([name]) => isChange(name));
		return {
			...rest,
			changes: Object.fromEntries(others),
			...(!isKnown && { changesKnown: false }),
		};
	}

	private toldBy({ groupId, state }: GroupEventItem, saved: () => Told): Told {
		if (!state) return {};
		const before = Object.entries(this.told[groupId] ?? saved()[groupId] ?? {});
		const entries = Object.entries(state).map(([name, value]) => [name, digestOf(value)]);
		// an update of Baileys that names nothing can be a description taken away
		const isEmpty = entries.length === 0;
		const kept = before.filter(([name]) => !isEmpty || name !== 'description');
		return { [groupId]: Object.fromEntries([...kept, ...entries]) };
	}

	private noteDone(item: GroupEventItem): void {
		const at = Date.parse(item.timestamp);
		for (const thing of thingsIn(item)) {
			this.things.set(thing, at);
			if ((this.ended.peek(thing) ?? Infinity) <= at) this.ended.forget(thing);
		}
	}

	private endOpposite(item: GroupEventItem): void {
		const { endedBy: event } = GROUP_EVENTS[item.event];
		if (!event) return;
		for (const thing of thingsIn({ ...item, event })) {
			this.ended.set(thing, Date.parse(item.timestamp));
		}
	}
}

interface Pending {
	/** What it is about. */
	marks: string[];
	settled: Promise<void>;
	settle(isTakenOver: boolean): void;
}

/** What happened, by each of the names that the person has. */
function thingsIn({ event, groupId, participant }: GroupEventItem): string[] {
	const isSelf = !participant || event.startsWith('self');
	const names = isSelf ? ['self'] : [participant.id, `${participant.phone}@c.us`];
	return names.map((name) => `${event} ${groupId} ${name}`).filter((mark) => !/null@/.test(mark));
}

/** What was told of the groups that were told of last. */
export function newest(told: Told): Told {
	return Object.fromEntries(Object.entries(told).slice(-MOST_GROUPS));
}

function digestOf(value: unknown, length = 8): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, length);
}
