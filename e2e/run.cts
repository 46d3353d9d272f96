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
		report.onFailure = async (what) => await screenshot(page, `failed-${what}`);
		const context: Context = { installation, report, page, examples: [] };
		await report.suite('In the editor', async () => await inTheEditor(context));

		await report.suite('Trigger in the editor', async () => await triggerInTheEditor(context));

		const credentials = await installation.createCredentials();
		const { addresses } = installation;
		await prepareTrigger(context);
		context.examples = await importExamples(installation.api, { credentials, addresses });
		await report.suite('Form to email', async () => await formToEmail(context));
		await report.suite('Form to Slack', async () => await formToSlack(context));
		await report.suite('Form to file', async () => await formToFile(context));
		await report.suite('AI tool', async () => await aiTool(context));
		await report.suite('Trigger', async () => await trigger(context));
		await report.suite('Rotate link', async () => await rotateLink(context));
		await report.suite('Watch connection', async () => await watchConnection(context));
		await report.suite('By WhatsApp', async () => await byWhatsApp(context));
		await report.suite('Purchase and refund', async () => await purchaseAndRefund(context));
		await report.suite('Sync members', async () => await syncMembers(context));
		await report.suite('Permanent link', async () => await permanentLink(context));
		await report.suite('Tour', async () => await tour(context));
		await report.suite('Left behind', async () => await leftBehind(context));
		// some minutes, for the documentation only
		if (process.env.E2E_PICTURES) {
			await report.suite('Pictures', async () => await pictures(context));
		}
		await report.suite('Examples', async () => await allExamples(context));
	} finally {
		report.onFailure = async () => {};
		await browser.close();
		await installation.close();
	}
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
