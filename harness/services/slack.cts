import { startHttpStub, type HttpStub } from './httpStub.cts';

/** What the addresses of Slack's incoming webhooks start with. */
export const SLACK = 'https://hooks.slack.com';

/** In place of Slack's incoming webhooks: keeps the texts of the messages. */
export interface Slack extends HttpStub {
	messages: string[];
}

export async function startSlack(): Promise<Slack> {
	const messages: string[] = [];
	const stub = await startHttpStub((body) => {
		messages.push(textOf(body));
		// Slack's own answer to a message that it took
		return 'ok';
	});
	return { ...stub, messages };
}

function textOf(body: unknown): string {
	return typeof body === 'object' && body !== null && 'text' in body ? String(body.text) : '';
}
