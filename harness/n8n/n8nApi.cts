import { setTimeout as wait } from 'node:timers/promises';

/** The owner of the n8n that is set up here. */
export const OWNER = {
	email: 'owner@example.com',
	firstName: 'Olive',
	lastName: 'Owner',
	password: 'Wawp-groups-1',
};

/** n8n ties a session to the browser that opened it. */
const BROWSER = 'wawp-groups-scripts';

type Json = Record<string, unknown>;

/** A credential in n8n. */
export interface Credential {
	id: string;
	name: string;
	type: string;
}

/** A run of a workflow. */
export interface Execution {
	id: string;
	status: string;
}

/** n8n's own REST API, as its editor uses it; signed in as the owner. */
export class N8nApi {
	private cookie = '';

	constructor(readonly url: string) {}

	/** Makes the owner of a new n8n, and signs in. */
	async setUpOwner(): Promise<void> {
		await this.send('POST', '/rest/owner/setup', OWNER);
	}

	async createCredential(type: string, name: string, data: Json): Promise<Credential> {
		const { id } = await this.send('POST', '/rest/credentials', { name, type, data });
		return { id: String(id), name, type };
	}

	/** Saves a workflow that is not active. */
	async createWorkflow(workflow: Json): Promise<{ id: string; versionId: string }> {
		const { id, versionId } = await this.send('POST', '/rest/workflows', workflow);
		return { id: String(id), versionId: String(versionId) };
	}

	/** Publishes a workflow: its triggers work from now on. */
	async activate({ id, versionId }: { id: string; versionId: string }): Promise<void> {
		await this.send('POST', `/rest/workflows/${id}/activate`, { versionId });
	}

	async deactivate(id: string): Promise<void> {
		await this.send('POST', `/rest/workflows/${id}/deactivate`, {});
	}

	/** Executions of a workflow, the latest first; n8n gives 100 at the most. */
	async executions(workflowId: string): Promise<Execution[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.send('GET', `/rest/executions?limit=100&filter=${filter}`);
		return Array.isArray(results) ? results.filter(isJson).map(executionOf) : [];
	}

	/** Waits until a form is there: n8n publishes some time after it has said so. */
	async formReady(path: string): Promise<void> {
		await this.ready(`/form/${path}`, 'GET');
	}

	/** The same for a webhook that takes POST requests; it gets an empty one. */
	async webhookReady(path: string): Promise<void> {
		await this.ready(`/webhook/${path}`, 'POST');
	}

	private async ready(path: string, method: string): Promise<void> {
		for (let tries = 0; tries < 150; tries++) {
			const answer = await fetch(this.url + path, { method });
			if (answer.status !== 404) return;
			await wait(200);
		}
		throw new Error(`n8n does not serve ${path}`);
	}

	/** Makes a Data Table of phone numbers. */
	async createPhoneTable(name: string, phones: string[]): Promise<void> {
		const { id: project } = await this.send('GET', '/rest/projects/personal');
		const tables = `/rest/projects/${String(project)}/data-tables`;
		const columns = [{ name: 'phone', type: 'string' }];
		const { id } = await this.send('POST', tables, { name, columns });
		const data = phones.map((phone) => ({ phone }));
		await this.send('POST', `${tables}/${String(id)}/insert`, { data });
	}

	/** The `data` of n8n's answer. Throws with its message. */
	async send(method: string, path: string, body?: Json): Promise<Json> {
		const response = await fetch(this.url + path, {
			method,
			headers: { 'content-type': 'application/json', 'browser-id': BROWSER, cookie: this.cookie },
			body: body && JSON.stringify(body),
		});
		const cookies = response.headers.getSetCookie().map((one) => one.split(';')[0]);
		if (cookies.length > 0) this.cookie = cookies.join('; ');
		const text = await response.text();
		if (!response.ok) throw new Error(`n8n: ${method} ${path}: ${response.status} ${text}`);
		const answer: unknown = JSON.parse(text);
		return isJson(answer) && isJson(answer.data) ? answer.data : {};
	}
}

function isJson(value: unknown): value is Json {
	return typeof value === 'object' && value !== null;
}

function executionOf({ id, status }: Json): Execution {
	return { id: String(id), status: String(status) };
}
