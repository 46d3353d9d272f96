/** What becomes of 300 forms that come in at once, where Wawp allows ten requests a second, or tells what it allows. */
import { RateLimiter, type Emulator } from '../emulator/index.cts';
import { CONTESTANTS, type Contestant } from './contestants.cts';
import { isInvite, peopleOf, type Person, type RealN8n } from './realN8n.cts';

const FORMS = 300;
const PER_SECOND = 10;
/** No rate can be kept faster, in milliseconds. */
const IDEAL_MS = (1000 * FORMS) / PER_SECOND;
/** As many requests a minute as are told: these go at once, the others a minute later. */
const TOLD = 150;
const TOLD_IDEAL_MS = 60_000 * (Math.ceil(FORMS / TOLD) - 1);

/** A burst: who sends it, over how many groups, and what the server says. */
interface Burst {
	contestant: Contestant;
	groups: number;
	/** With each refusal, in seconds. */
	retryAfter?: number;
	/** Whether the server tells a minute's limit, in place of refusing what is more than ten a second. */
	isTold?: boolean;
	/** Also missed where a form has failed, or time and a third of the ideal was not enough. */
	aim: { requests: number; refused?: number };
}

const { node, reuse, add, httpRetries } = CONTESTANTS;
const BURSTS: Burst[] = [
	{ contestant: node, groups: FORMS, isTold: true, aim: { requests: 301, refused: 1 } },
	{ contestant: node, groups: FORMS, aim: { requests: 330 } },
	{ contestant: node, groups: FORMS, retryAfter: 1, aim: { requests: 330 } },
	{ contestant: httpRetries, groups: FORMS, aim: { requests: 330 } },
	{ contestant: reuse, groups: 5, aim: { requests: 5 } },
	{ contestant: add, groups: FORMS, aim: { requests: 360 } },
];

/** Sends every burst once, and tells in rows of a table what came of it. */
export async function bursts(n8n: RealN8n): Promise<string[][]> {
	const head = ['', 'Groups', 'Allowed', 'Retry-After', 'Failed', 'Requests', 'of these refused'];
	const rows = [[...head, 'Time', 'of the ideal', 'Aim']];
	for (const burst of BURSTS) {
		const { groups, retryAfter, isTold, contestant } = burst;
		console.log(`300 forms at once, ${groups} groups: ${contestant.name} …`);
		const header = retryAfter === undefined ? 'none' : `${retryAfter} s`;
		const allowed = isTold ? `${TOLD} a minute, told` : `${PER_SECOND} a second`;
		const row = [contestant.name, `${groups}`, allowed, header, ...(await sendBurst(n8n, burst))];
		console.log(row.slice(4).join(', '));
		rows.push(row);
	}
	return rows;
}

async function sendBurst(n8n: RealN8n, burst: Burst): Promise<string[]> {
	const { emulator } = n8n;
	const { contestant, retryAfter, isTold, groups, aim } = burst;
	const isAdding = contestant === add;
	const rate = isTold ? { perMinute: TOLD } : { perSecond: PER_SECOND };
	const submit = await n8n.publish(contestant);
	const limiter = new RateLimiter({ ...rate, retryAfter, changeMs: isAdding ? 30 : 0 });
	emulator.reset();
	emulator.faults.add({ answer: limiter.answer });
	emulator.state.limits = isTold ? { group_req_per_minute: TOLD } : undefined;
	const people = peopleOf(emulator, FORMS, groups).map((each): Person => {
		return isAdding ? { ...each, person: emulator.state.addPerson().id } : each;
	});
	const started = performance.now();
	const answers = await Promise.all(people.map(async (each) => await submit([each])));
	const ms = performance.now() - started;
	const isServed = ([item, ...more]: unknown[], index: number) =>
		more.length === 0 && (isAdding ? isIn(emulator, people[index]) : isInvite(item));
	const failed = answers.filter((items, index) => !isServed(items, index)).length;
	const requests = limiter.served + limiter.refused + (isTold ? emulator.limitRequests : 0);
	const ideal = groups === FORMS ? (isTold ? TOLD_IDEAL_MS : IDEAL_MS) : undefined;
	const isMet =
		failed === 0 &&
		requests <= aim.requests &&
		limiter.refused <= (aim.refused ?? Infinity) &&
		limiter.changesAtOnce <= 1 &&
		(ideal === undefined || ms <= 1.3 * ideal);
	return [
		`${failed}`,
		requests.toLocaleString('en'),
		limiter.refused.toLocaleString('en'),
		`${(ms / 1000).toFixed(1)} s`,
		ideal === undefined ? '' : (ms / ideal).toFixed(2),
		`${isMet ? 'met' : '**not met**'}${isAdding ? `; changes at once: ${limiter.changesAtOnce}` : ''}`,
	];
}

function isIn({ state }: Emulator, { groupId = '', person = '' }: Partial<Person> = {}): boolean {
	return state.groups.get(groupId)?.participants.has(person) === true;
}
