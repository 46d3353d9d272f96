/** What becomes of 300 forms that come in at once, where Wawp allows ten requests a second. */
import { RateLimiter, type Allowed, type Emulator, type Group } from '../emulator/index.cts';
import { byId } from '../harness/engine/workflow.cts';
import { httpRequest, keysInNode, node, wawp, type Contestant } from './contestants.cts';
import { markdown } from './measure.cts';
import type { Person, RealN8n } from './realN8n.cts';

const FORMS = 300;
const PER_SECOND = 10;
/** No rate can be kept faster, in milliseconds. */
const IDEAL_MS = (1000 * FORMS) / PER_SECOND;

/** n8n's own retries at their most: it takes no more tries, and no longer between two. */
const RETRIES = { retryOnFail: true, maxTries: 5, waitBetweenTries: 5000 };

/** The ways to do the same in a burst; each behind a webhook of its name. */
export const BURST_CONTESTANTS: Record<string, Contestant> = {
	burst: { name: 'Wawp Groups', node: () => wawp({}), runs: () => true },
	burstReuse: {
		name: 'Wawp Groups with "Reuse Code For (Minutes)"',
		node: () => wawp({ reuseMinutes: 10 }),
		runs: () => true,
	},
	burstHttp: {
		name: 'HTTP Request with Retry On Fail (5 tries, 5 s between)',
		node: (facts) => ({ ...httpRequest(facts, keysInNode(facts.state)), ...RETRIES }),
		runs: () => true,
	},
	burstAdd: {
		name: 'Wawp Groups: Add',
		node: () =>
			node(
				'n8n-nodes-wawp-groups.wawpGroups',
				{
					...{ resource: 'participant', operation: 'add' },
					groupId: byId('={{ $json.groupId }}'),
					participants: '={{ $json.person }}',
				},
				'wawpApi',
			),
		runs: () => true,
	},
};

/** A burst: who sends it, over how many groups, and what the server says when it refuses. */
interface Burst {
	contestant: string;
	groups: number;
	retryAfter?: number;
	/** Requests a minute that the server tells, and allows, in place of ten a second. */
	told?: number;
	/** What every form that failed, or that sent too much, makes it miss. */
	aim: { requests: number; refused?: number; changesAtOnce?: number };
}

const BURSTS: Burst[] = [
	{ contestant: 'burst', groups: FORMS, told: 150, aim: { requests: 301, refused: 1 } },
	...[undefined, 1].flatMap((retryAfter): Burst[] => [
		{ contestant: 'burst', groups: FORMS, retryAfter, aim: { requests: 330 } },
		{ contestant: 'burstHttp', groups: FORMS, retryAfter, aim: { requests: 360 } },
	]),
	{ contestant: 'burstReuse', groups: 5, aim: { requests: 5 } },
	{ contestant: 'burstHttp', groups: 5, aim: { requests: 5 } },
	{ contestant: 'burstAdd', groups: FORMS, aim: { requests: 360, changesAtOnce: 1 } },
];

/** Sends every burst once, and tells in a table what came of it. */
export async function bursts(n8n: RealN8n, emulator: Emulator): Promise<string> {
	const rows: string[][] = [];
	for (const burst of BURSTS) {
		const { groups, retryAfter, told, contestant } = burst;
		const { name } = BURST_CONTESTANTS[contestant] ?? { name: contestant };
		console.log(`300 forms at once, ${groups} groups: ${name} …`);
		const header = retryAfter === undefined ? 'none' : `${retryAfter} s`;
		const allowed = told ? `${told} a minute, told` : `${PER_SECOND} a second`;
		const row = [name, `${groups}`, allowed, header, ...(await sendBurst(n8n, emulator, burst))];
		console.log(row.slice(4).join(', '));
		rows.push(row);
	}
	const head = [
		'',
		'Groups',
		'Allowed',
		'Retry-After',
		'Failed',
		'Requests',
		'of these refused',
		'Time',
	];
	return markdown([...head, 'of the ideal', 'Aim'], rows);
}

async function sendBurst(n8n: RealN8n, emulator: Emulator, burst: Burst): Promise<string[]> {
	const { contestant, retryAfter, told, aim } = burst;
	const isAdding = contestant === 'burstAdd';
	const rate = told ? { perMinute: told } : { perSecond: PER_SECOND };
	const allowed: Allowed = { ...rate, retryAfter, changeMs: isAdding ? 30 : 0 };
	const limiter = new RateLimiter(allowed);
	emulator.reset();
	emulator.faults.add({ answer: limiter.answer });
	emulator.state.limits = told ? { group_req_per_minute: told } : undefined;
	const people = peopleOf(emulator, burst, isAdding);
	const started = performance.now();
	const isGood = isAdding ? isAdded : undefined;
	const outcomes = await Promise.all(
		people.map(async (person) => await n8n.submit(contestant, person, isGood)),
	);
	const ms = performance.now() - started;
	const failed = outcomes.filter((good) => !good).length;
	const requests = limiter.served + limiter.refused + (told ? emulator.limitRequests : 0);
	// as many as are allowed in a minute go at once
	const inMinutes = told && 60_000 * (Math.ceil(FORMS / told) - 1);
	const ideal = inMinutes ?? (burst.groups === FORMS ? IDEAL_MS : undefined);
	const isOnTime = ideal === undefined || ms <= 1.3 * ideal;
	const isInTurn = limiter.changesAtOnce <= (aim.changesAtOnce ?? Infinity);
	const lost = isAdding
		? people.filter(({ groupId, person }) => !isIn(emulator, groupId, person))
		: [];
	const isFew = limiter.refused <= (aim.refused ?? Infinity);
	const isMet =
		failed + lost.length === 0 && requests <= aim.requests && isFew && isOnTime && isInTurn;
	const notes = [
		...(lost.length > 0 ? [`${lost.length} people are not in`] : []),
		...(isAdding ? [`changes at once: ${limiter.changesAtOnce}`] : []),
	];
	return [
		`${failed}`,
		requests.toLocaleString('en'),
		limiter.refused.toLocaleString('en'),
		`${(ms / 1000).toFixed(1)} s`,
		ideal === undefined ? '' : (ms / ideal).toFixed(2),
		[isMet ? 'met' : '**not met**', ...notes].join('; '),
	];
}

function peopleOf({ state }: Emulator, { groups }: Burst, isAdding: boolean): Required<Person>[] {
	const ids = [...state.groups.keys()];
	return Array.from({ length: FORMS }, (_, i) => ({
		email: `person${i}@example.com`,
		groupId: ids[i % groups] ?? '',
		person: isAdding ? state.addPerson().id : '',
	}));
}

function isIn({ state }: Emulator, groupId: string, person: string): boolean {
	const group: Group | undefined = state.groups.get(groupId);
	return group?.participants.has(person) === true;
}

function isAdded(json: unknown): boolean {
	return JSON.stringify(json).includes('"done":true');
}
