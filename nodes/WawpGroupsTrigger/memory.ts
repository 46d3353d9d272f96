import type { GroupEventItem } from '../../wawp/events/groupEventItems';
import { echoOf, type Happening } from '../../wawp/events/recentEvents';

/** What a delivery brings. */
export interface Delivery {
	print: string;
	happenings: Happening[];
	/** Whether a happening starts the workflow. */
	isWanted(item: GroupEventItem): boolean;
}

/** What a delivery leads to. */
export interface Decision {
	/** What starts the workflow. */
	news: Happening[];
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
	private happenings: Happening[] = [];
	private readonly underWay = new Set<UnderWay>();

	/**
	 * What of a delivery is news. Whatever is still being handed over is waited for: if n8n fails to take it, its
	 * repetition must not be turned away.
	 * @param saved prints that n8n has saved
	 */
	async decide(delivery: Delivery, saved: string[]): Promise<Decision> {
		for (;;) {
			const other = [...this.underWay].find((each) => isAbout(delivery, each));
			if (!other) return this.decideNow(delivery, saved);
			await other.settled;
		}
	}

	/** n8n has started to work on a delivery. */
	handedOver(print: string): void {
		this.prints.delete(print);
		this.prints.add(print);
		const [oldest] = this.prints;
		if (this.prints.size > MOST_PRINTS && oldest !== undefined) this.prints.delete(oldest);
	}

	private decideNow({ print, happenings, isWanted }: Delivery, saved: string[]): Decision {
		if (this.prints.has(print) || saved.includes(print)) return { news: [], settle() {} };
		const fresh = happenings.filter((happening) => {
			const echo = echoOf(happening, this.happenings);
			if (echo) echo.alsoNamed ??= happening.item.participant ?? undefined;
			return !echo;
		});
		const news = fresh.filter(({ item }) => isWanted(item));
		// remembered before the filter: what nobody wants can lie between two things that are wanted
		this.remember(fresh.filter((each) => !news.includes(each)));
		if (news.length === 0) {
			this.handedOver(print);
			return { news, settle() {} };
		}
		let end = () => {};
		const settled = new Promise<void>((resolve) => (end = resolve));
		const mine = { print, news, settled };
		this.underWay.add(mine);
		const settle = (isHandedOver: boolean) => {
			if (!this.underWay.delete(mine)) return;
			if (isHandedOver) this.handedOver(print);
			if (isHandedOver || this.prints.has(print)) this.remember(news);
			end();
		};
		return { news, settle };
	}

	private remember(happenings: Happening[]): void {
		this.happenings = [...this.happenings, ...happenings].slice(-MOST_HAPPENINGS);
	}
}

/** A delivery that n8n is about to take over. */
interface UnderWay {
	print: string;
	news: Happening[];
	settled: Promise<void>;
}

function isAbout({ print, happenings }: Delivery, { print: other, news }: UnderWay): boolean {
	return print === other || happenings.some((each) => echoOf(each, news) !== undefined);
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
