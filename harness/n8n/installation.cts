import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSampleState, startEmulator, type Emulator } from '../../emulator/index.cts';
import { installPackage } from './installPackage.cts';
import { N8nApi, type Credential } from './n8nApi.cts';
import { startN8n, type N8n } from './n8nProcess.cts';
import type { Runtime } from './runtime.cts';
import { startMailbox, type Mailbox } from '../services/mailbox.cts';
import { startOpenAi } from '../services/openAi.cts';
import { startSlack, type Slack } from '../services/slack.cts';

/** How an installation is to be started. */
export interface InstallationOptions {
	runtime: Runtime;
	port?: number;
	/** More of n8n's settings. */
	env?: Record<string, string>;
}

/** n8n with the packed package in it and an owner, and local servers for all that it talks to. */
export interface Installation {
	emulator: Emulator;
	mailbox: Mailbox;
	slack: Slack;
	n8n: N8n;
	api: N8nApi;
	/** N8N_USER_FOLDER */
	userFolder: string;
	/** Makes one for the emulated Wawp. */
	createWawpCredential(): Promise<Credential>;
	/** Makes the credentials that the examples use. */
	createCredentials(): Promise<Credential[]>;
	/** Stops n8n, or kills it, and starts it again at the same address. */
	restart(signal?: NodeJS.Signals): Promise<void>;
	/** Stops all of it; the folder goes too. */
	close(): Promise<void>;
}

/** Starts an installation. What was started is stopped again if something fails. */
export async function startInstallation(options: InstallationOptions): Promise<Installation> {
	const undo: Array<() => Promise<unknown>> = [];
	const close = async () => {
		// the last started is stopped first
		for (const step of undo.splice(0).reverse()) await step().catch(() => {});
	};
	try {
		const userFolder = await mkdtemp(join(tmpdir(), 'wawp-groups-installation-'));
		const remove = () => rmSync(userFolder, { recursive: true, force: true });
		undo.push(async () => remove());
		process.once('exit', remove);
		installPackage(userFolder);

		const emulator = await startEmulator({ state: createSampleState() });
		undo.push(() => emulator.close());
		const mailbox = await startMailbox();
		undo.push(() => mailbox.close());
		const slack = await startSlack();
		undo.push(() => slack.close());
		const openAi = await startOpenAi();
		undo.push(() => openAi.close());

		const { runtime, port, env } = options;
		let n8n = await startN8n(runtime, { userFolder, port, env });
		undo.push(() => n8n.stop());
		const restart = async (signal?: NodeJS.Signals) => {
			await n8n.stop(signal);
			n8n = await startN8n(runtime, { userFolder, port: Number(new URL(n8n.url).port), env });
		};
		const api = new N8nApi(n8n.url);
		await api.setUpOwner();

		const createWawpCredential = async () => {
			const { instanceId, accessToken } = emulator.state;
			const data = { instanceId, accessToken, baseUrl: emulator.url };
			return await api.createCredential('wawpApi', 'Wawp account', data);
		};
		const createCredentials = async () => [
			await createWawpCredential(),
			await api.createCredential('smtp', 'SMTP account', mailbox.credential),
			await api.createCredential('openAiApi', 'OpenAI account', {
				apiKey: 'local',
				url: openAi.url,
			}),
		];
		return {
			...{ emulator, mailbox, slack, api, userFolder },
			...{ createWawpCredential, createCredentials, restart, close },
			get n8n() {
				return n8n;
			},
		};
	} catch (error) {
		await close();
		throw error;
	}
}
