/** Sizes are never older than this when they are used; in milliseconds. */
const LONGEST = 60 * 60 * 1000;
/** How long somebody with a link takes to join, in milliseconds. */
const UNTIL_JOINED = 60_000;
const MOST_GROUPS = 1000;

/**
 * The links that were given out lately, in this process. Who has got one will soon be a member, and the size that
 * was read before does not know of it yet.
 */
export class GivenLinks {
	private readonly times = new Map<string, number[]>();

	/** @param now the time in milliseconds, never set back */
	constructor(private readonly now: () => number) {}

	/**
	 * How many links of a group were given out since its size was read, and in the last minute in any case: who has
	 * just got one has hardly joined when the size is read again.
	 * @param readAt in milliseconds
	 */
	since(groupId: string, readAt: number): number {
		const from = Math.min(readAt, this.now() - UNTIL_JOINED);
		return (this.times.get(groupId) ?? []).filter((each) => each >= from).length;
	}

	/**
	 * A link is given out.
	 * @returns takes it back, for one that could not be read
	 */
	add(groupId: string): () => void {
		const at = this.now();
		const times = (this.times.get(groupId) ?? []).filter((each) => each > at - LONGEST);
		times.push(at);
		this.times.delete(groupId);
		this.times.set(groupId, times);
		for (const oldest of this.times.keys()) {
			if (this.times.size <= MOST_GROUPS) break;
			this.times.delete(oldest);
		}
		return () => {
			const present = this.times.get(groupId) ?? [];
			const index = present.indexOf(at);
			if (index !== -1) present.splice(index, 1);
		};
	}
}
