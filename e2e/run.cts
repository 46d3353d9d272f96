import { importExamples } from '../harness/n8n/importExamples.cts';
import { buildPackage } from '../harness/n8n/installPackage.cts';
import { n8nRuntime, type Runtime } from '../harness/n8n/runtime.cts';
import { startInstallation } from '../harness/n8n/installation.cts';
import { signIn, startBrowser } from './browser.cts';
import { startCluster } from './queue/cluster.cts';
import { Report } from './report.cts';
import { screenshot, type Context } from './context.cts';
import { aiTool } from './suites/examples/aiTool.cts';
import { allExamples } from './suites/examples/allExamples.cts';
import { formToEmail, formToSlack } from './suites/examples/forms.cts';
import { formToFile } from './suites/formToFile.cts';
import { leftBehind } from './suites/leftBehind.cts';
import { inTheEditor } from './suites/editor/inTheEditor.cts';
import {
	byWhatsApp,
	permanentLink,
	purchaseAndRefund,
	syncMembers,
} from './suites/examples/links.cts';
import { pictures } from './suites/editor/pictures.cts';
import { queueMode } from './suites/queueMode.cts';
import { tour } from './suites/editor/tour.cts';
import { rotateLink } from './suites/examples/rotateLink.cts';
import { watchConnection } from './suites/examples/watchConnection.cts';
import { triggerInTheEditor } from './suites/editor/triggerInTheEditor.cts';
import { prepareTrigger, trigger } from './suites/examples/trigger.cts';

type Part = (report: Report, runtime: Runtime) => Promise<void>;

/** `npm run test:e2e -- queue` runs that part only. */
const PARTS: Record<string, Part> = { single: oneProcess, queue: manyProcesses };

type Suite = [name: string, suite: (context: Context) => Promise<void>];

/** Some minutes, for the documentation only. */
const OF_DOCUMENTATION: Suite[] = process.env.E2E_PICTURES ? [['Pictures', pictures]] : [];

/** One after another, in one n8n: what an earlier one has left is there. */
const SUITES: Suite[] = [
	['In the editor', inTheEditor],
	['Trigger in the editor', triggerInTheEditor],
	['The examples are imported', importAll],
	['Form to email', formToEmail],
	['Form to Slack', formToSlack],
	['Form to file', formToFile],
	['AI tool', aiTool],
	['Trigger', trigger],
	['Rotate link', rotateLink],
	['Watch connection', watchConnection],
	['By WhatsApp', byWhatsApp],
	['Purchase and refund', purchaseAndRefund],
	['Sync members', syncMembers],
	['Permanent link', permanentLink],
	['Tour', tour],
	['Left behind', leftBehind],
	...OF_DOCUMENTATION,
	['Examples', allExamples],
];

/** The package in a real n8n, with a real browser, mail server and database. */
async function main(report: Report): Promise<void> {
	const runtime = await n8nRuntime();
	buildPackage();
	const wanted = process.argv.slice(2);
	for (const [name, part] of Object.entries(PARTS)) {
		if (wanted.length > 0 && !wanted.includes(name)) continue;
		await report.suite(`n8n: ${name}`, async () => await part(report, runtime));
	}
	report.finish();
}

/** n8n as most people run it: one process. */
async function oneProcess(report: Report, runtime: Runtime): Promise<void> {
	// files on disk, as n8n 3 keeps them
	const env = { N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem' };
	const installation = await startInstallation({ runtime, env });
	const browser = await startBrowser();
	try {
		const page = await signIn(browser, installation.n8n.url);
		report.onEnd = async (what) => await screenshot(page, what);
		const context: Context = { installation, report, page, examples: [] };
		for (const [name, suite] of SUITES) {
			await report.suite(name, async () => await suite(context));
		}
	} finally {
		report.onEnd = async () => {};
		await browser.close();
		await installation.close();
	}
}

async function importAll(context: Context): Promise<void> {
	const { installation } = context;
	await prepareTrigger(context);
	const credentials = await installation.createCredentials();
	context.examples = await importExamples(installation.api, {
		credentials,
		slack: installation.slack.url,
	});
}

/** n8n beyond one machine: queue mode. */
async function manyProcesses(report: Report, runtime: Runtime): Promise<void> {
	const cluster = await startCluster(runtime);
	try {
		await report.suite('Queue mode', async () => await queueMode(cluster, report));
	} finally {
		await cluster.close();
	}
}

// n8n and whatever else was started end with this process, also when that is told to end
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const report = new Report();
main(report)
	.then(() => process.exit())
	.catch((error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
		process.exit(1);
	});
