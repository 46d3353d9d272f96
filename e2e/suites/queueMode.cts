import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { RateLimiter } from '../../emulator/index.cts';
import { importExamples } from '../../harness/n8n/importExamples.cts';
import type { N8n } from '../../harness/n8n/n8nProcess.cts';
import type { Installation } from '../../harness/n8n/installation.cts';
import { eventually } from '../eventually.cts';
import type { Cluster } from '../queue/cluster.cts';
import { assertAnswered, assertServed, crowd, submit, type Crowd } from '../queue/crowd.cts';
import type { Report } from '../report.cts';

const AT_ONCE = 300;
/** `E2E_FORMS=1000` for more, which take some minutes. */
const MANY = Number(process.env.E2E_FORMS ?? 300);
/** Fewer than n8n gets through with here. */
const PER_SECOND = 5;
const SOME = 60;
/** Long enough that a worker is always at work when it is stopped. */
const SLOW_MS = 700;
const WAIT_MS = 120_000;

/** The form workflow with the work spread over two workers. */
export async function queueMode(cluster: Cluster, report: Report): Promise<void> {
	const { installation } = cluster;
	const workers = await report.check('one main process and two workers start', async () => [
		await cluster.addWorker(),
		await cluster.addWorker(),
	]);
	await report.check('the examples are imported', async () => {
		const credentials = await installation.createCredentials();
		await importExamples(installation.api, { credentials, slack: installation.slack.url });
	});

	await report.check(
		`${AT_ONCE} forms at once: each answered once, with its own link`,
		async () => {
			const people = crowd('at-once', AT_ONCE);
			const started = Date.now();
			assert.deepEqual(await submit(installation, people), []);
			report.print(`      all answered after ${((Date.now() - started) / 1000).toFixed(1)} s`);
			assertServed(installation, people);
			for (const worker of workers) assert.ok((await startedBy(worker)) > AT_ONCE / 10);
		},
	);

	await report.check(
		`${MANY} forms while Wawp allows ${PER_SECOND} requests a second: each gets a link, or the admin hears why`,
		async () => {
			const { faults } = installation.emulator;
			const limiter = new RateLimiter({ perSecond: PER_SECOND });
			faults.add({ path: /invite-code/, answer: limiter.answer });
			const people = crowd('many', MANY);
			const again = await submit(installation, people);
			faults.clear();
			const { served, refused } = limiter;
			report.print(
				`      ${served} requests answered, ${refused} refused, ${again.length} sent the form again`,
			);
			const told = assertAnswered(installation, people, again);
			report.print(`      ${told} got no link within the time, and the admin was told why`);
			// each worker finds its own pace: without one, most of what is sent is refused
			assert.ok(refused < served / 2, `${refused} refused`);
		},
	);

	installation.emulator.latencyMs = SLOW_MS;
	for (const [index, signal] of (['SIGTERM', 'SIGKILL'] as const).entries()) {
		const worker = workers[index];
		const what = `a worker gets ${signal} in the middle: nobody is lost, none twice`;
		await report.check(what, async () => {
			const people = crowd(signal.toLowerCase(), SOME);
			const done = submit(installation, people);
			await eventually(() => assert.ok(reached(installation, people) >= SOME / 5), WAIT_MS);
			await worker?.stop(signal);
			const again = await done;
			report.print(`      ${again.length} were told that it failed, and sent the form again`);
			assertServed(installation, people, again);
		});
		await cluster.addWorker();
	}
}

/** How many of them have got an email. */
function reached({ mailbox }: Installation, people: Crowd): number {
	const addresses = new Set(people.map(({ email }) => email));
	return mailbox.mails.filter(({ to }) => addresses.has(to[0] ?? '')).length;
}

/** How many executions a worker has begun, by its log. */
async function startedBy(worker: N8n): Promise<number> {
	const log = await readFile(worker.log, 'utf8');
	return log.split('Worker started execution').length - 1;
}
