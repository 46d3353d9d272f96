import { startHttpStub, type HttpStub } from './httpStub.cts';

interface Message {
	role: string;
	content?: unknown;
}

/**
 * In place of OpenAI: a "model" that calls the first tool it is given, for the group that the user
 * names (looked up in the system message, lines `- Name: ID`), and answers with what the tool gave.
 */
export async function startOpenAi(): Promise<HttpStub> {
	const stub = await startHttpStub((body, path) =>
		path.endsWith('/chat/completions') ? completion(body) : { object: 'list', data: [] },
	);
	return { ...stub, url: `${stub.url}/v1` };
}

function completion(body: unknown): unknown {
	const { messages, tool } = questionOf(body);
	const last = messages.at(-1);
	const answer =
		last?.role === 'tool' || !tool
			? { role: 'assistant', content: `The tool says: ${textOf(last)}` }
			: { role: 'assistant', content: null, tool_calls: [callOf(tool, messages)] };
	const finish_reason = 'tool_calls' in answer ? 'tool_calls' : 'stop';
	return {
		id: 'chatcmpl-local',
		object: 'chat.completion',
		created: 0,
		model: 'local',
		choices: [{ index: 0, message: answer, finish_reason }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

function callOf(tool: string, messages: Message[]): unknown {
	const system = textOf(messages.find(({ role }) => role === 'system'));
	const asked = textOf(messages.findLast(({ role }) => role === 'user'));
	const groups = [...system.matchAll(/^- (.+): (\S+)$/gm)];
	const [, , id] = groups.find(([, name]) => name && asked.includes(name)) ?? [];
	const args = JSON.stringify({ Group_ID: id ?? 'unknown' });
	return { id: 'call_1', type: 'function', function: { name: tool, arguments: args } };
}

function questionOf(body: unknown): { messages: Message[]; tool: string | undefined } {
	const isObject = typeof body === 'object' && body !== null;
	const messages = isObject && 'messages' in body && isList(body.messages) ? body.messages : [];
	const tools = isObject && 'tools' in body && isList(body.tools) ? body.tools : [];
	return { messages: messages.filter(isMessage), tool: tools.map(toolName)[0] };
}

function toolName(tool: unknown): string {
	const inner = typeof tool === 'object' && tool !== null && 'function' in tool && tool.function;
	return typeof inner === 'object' && inner && 'name' in inner ? String(inner.name) : '';
}

function textOf(message: Message | undefined): string {
	const content = message?.content;
	return typeof content === 'string' ? content : JSON.stringify(content ?? '');
}

function isList(value: unknown): value is unknown[] {
	return Array.isArray(value);
}

function isMessage(value: unknown): value is Message {
	return typeof value === 'object' && value !== null && 'role' in value;
}
