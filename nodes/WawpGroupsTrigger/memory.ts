import type { GroupEventItem } from '../../wawp/events/groupEventItems';
import { echoOf, type Happening } from '../../wawp/events/recentEvents';
import { isSamePerson } from '../../wawp/ids/person';

/** What a delivery brings. */
export interface Delivery {
	/** The same for each repetition; `undefined` if nothing tells one. */
	print: string | undefined;
	/** The name of Wawp's event. */
	name: string;
	items: GroupEventItem[];
	/** Whether an item starts the workflow. */
	isWanted(item: GroupEventItem): boolean;
}

/** What a delivery leads to. */
export interface Decision {
	/** What starts the workflow. */
	news: GroupEventItem[];
	/** The number of the delivery, by which its run names it. */
	number: number;
	/** Has to be called once it is known whether n8n has taken the news over. */
	settle(isHandedOver: boolean): void;
}

const MOST_PRINTS = 10_000;
const MOST_HAPPENINGS = 3_000;
const MOST_NODES = 1_000;

/** What this process remembers of the deliveries to one trigger. */
export class DeliveryMemory {
	/** Of deliveries that n8n has taken over, the newest last. */
	private readonly prints = new Set<string>();
	/** What has started a run, or nothing had to. */
	private done: Happening[] = [];
	/** All that came, whatever became of it. */
	private heard: Happening[] = [];
	private readonly underWay = new Map<number, UnderWay>();
	private places = 0;

	/**
	 * What of a delivery is news. Whatever is still being handed over is waited for: if n8n fails to take it, its
	 * repetition must not be turned away.
	 * @param saved prints that n8n has saved
	 */
	async decide(delivery: Delivery, saved: string[]): Promise<Decision> {
		const { items, name, print } = delivery;
		const happenings = items.map(({ event, groupId, participant, timestamp }) => {
			const at = Date.parse(timestamp);
			return { event, groupId, participant, name, at, place: (this.places += 1) };
		});
		this.heard = kept(this.heard, happenings);
		const isAbout = (other: UnderWay) =>
			(print !== undefined && print === other.print) ||
			happenings.some((each) => echoOf(each, other.happenings, this.heard) !== undefined);
		for (;;) {
			const other = [...this.underWay.values()].find(isAbout);
			if (!other) return this.decideNow(delivery, happenings, saved);
			await other.settled;
		}
	}

	/** n8n has started a run for a delivery. */
	begun(number: number): void {
		this.underWay.get(number)?.settle(true);
	}

	private decideNow(
		{ print, items, isWanted }: Delivery,
		happenings: Happening[],
		saved: string[],
	): Decision {
		const number = (this.places += 1);
		const nothing = { news: [], number, settle() {} };
		if (print !== undefined && (this.prints.has(print) || saved.includes(print))) return nothing;
		const news: GroupEventItem[] = [];
		const started: Happening[] = [];
		for (const [i, happening] of happenings.entries()) {
			const item = items[i];
			const echo = echoOf(happening, this.done, this.heard);
			if (echo) noteName(echo, happening);
			else if (item && isWanted(item)) {
				news.push(item);
				started.push(happening);
			} else this.done = kept(this.done, [happening]);
		}
		if (news.length === 0) {
			this.handedOver(print);
			return nothing;
		}
		let end = () => {};
		const settled = new Promise<void>((resolve) => (end = resolve));
		const settle = (isHandedOver: boolean) => {
			if (!this.underWay.delete(number)) return;
			if (isHandedOver) {
				this.handedOver(print);
				this.done = kept(this.done, started);
			}
			end();
		};
		this.underWay.set(number, { print, happenings: started, settled, settle });
		return { news, number, settle };
	}

	private handedOver(print: string | undefined): void {
		if (print === undefined) return;
		this.prints.delete(print);
		this.prints.add(print);
		const [oldest] = this.prints;
		if (this.prints.size > MOST_PRINTS && oldest !== undefined) this.prints.delete(oldest);
	}
}

/** A delivery that n8n is about to take over. */
interface UnderWay {
	print: string | undefined;
	happenings: Happening[];
	settled: Promise<void>;
	settle(isHandedOver: boolean): void;
}

/** An update is no happening that could be told from the next one, and can be large. */
function kept(before: Happening[], more: Happening[]): Happening[] {
	const lasting = more.filter(({ event }) => event !== 'groupUpdated');
	return lasting.length === 0 ? before : [...before, ...lasting].slice(-MOST_HAPPENINGS);
}

function noteName(echo: Happening, { participant }: Happening): void {
	if (!participant || !echo.participant || isSamePerson(participant, echo.participant)) return;
	echo.alsoNamed ??= participant;
}

const memories = new Map<string, DeliveryMemory>();

/** The memory of a trigger in this process. */
export function memoryOf(key: string): DeliveryMemory {
	const memory = memories.get(key) ?? new DeliveryMemory();
	memories.delete(key);
	memories.set(key, memory);
	const [oldest] = memories.keys();
	if (memories.size > MOST_NODES && oldest !== undefined) memories.delete(oldest);
	return memory;
}
