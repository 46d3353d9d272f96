/** So many items, which ask for so many groups in turn. */
export interface Load {
	items: number;
	groups: number;
}

export const LOADS: Load[] = [
	{ items: 200, groups: 200 },
	{ items: 1000, groups: 1000 },
	{ items: 200, groups: 5 },
	{ items: 1000, groups: 5 },
	{ items: 10_000, groups: 50 },
];

export const LATENCIES_MS = [0, 50, 300];

/** For people, e.g. "1,000 items, 5 groups". */
export function loadName({ items, groups }: Load): string {
	const count = items.toLocaleString('en');
	return items === groups
		? `${count} items, each its own group`
		: `${count} items, ${groups} groups`;
}

export function isDistinct({ items, groups }: Load): boolean {
	return items === groups;
}
