import { startTour } from './tour/tour.cts';
import { freePort } from '../harness/freePort.cts';
import { buildPackage } from '../harness/n8n/installPackage.cts';
import { OWNER } from '../harness/n8n/n8nApi.cts';
import { n8nRuntime } from '../harness/n8n/runtime.cts';
import { formPaths, importExamples, type Imported } from '../harness/n8n/importExamples.cts';
import { startInstallation, type Installation } from '../harness/n8n/installation.cts';

const DEFAULT_PORT = 5678;

/** Shows the package at work: n8n with it installed, an emulated Wawp, and the examples active. */
async function main(): Promise<void> {
	let close = async () => {};
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void close().then(() => process.exit(0)));
	}
	const runtime = await n8nRuntime();
	buildPackage();
	say('Starting n8n …');
	const installation = await startInstallation({
		runtime,
		port: await freePort(Number(process.env.PORT ?? DEFAULT_PORT)),
	});
	const tour = await startTour(installation);
	close = async () => {
		await tour.close();
		await installation.close();
	};
	const credentials = await installation.createCredentials();
	const imported = await importExamples(installation.api, {
		credentials,
		slack: installation.slack.url,
	});
	say(welcome(installation, tour.url, imported));
}

function welcome({ n8n, emulator }: Installation, tour: string, imported: Imported[]): string {
	const { instanceId, accessToken } = emulator.state;
	const rows = imported.flatMap((one) => [
		`  ${one.example.name}`,
		`      ${n8n.url}/workflow/${one.id}${one.active ? '' : '  (started by hand)'}`,
		...formPaths(one).map((path) => `      form: ${n8n.url}/form/${path}`),
	]);
	return [
		`n8n:           ${n8n.url}`,
		`sign in:       ${OWNER.email}   ${OWNER.password}`,
		`what arrives:  ${tour}`,
		'',
		'For a credential of your own:',
		`  Instance ID   ${instanceId}`,
		`  Access Token  ${accessToken}`,
		`  Base URL      ${emulator.url}   (an emulated Wawp)`,
		'',
		...rows,
		'',
		'"What arrives" shows the emails, the WhatsApp and Slack messages, and the groups; its buttons let people',
		'join, leave, and reset a link. Nothing is kept: Ctrl-C stops all of it.',
	].join('\n');
}

function say(text: string): void {
	process.stdout.write(`\n${text}\n`);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
});
