import { startHttpStub, type HttpStub } from './httpStub.cts';

interface Message {
	role: string;
	content?: unknown;
}

interface Tool {
	function: { name: string; description: string };
}

/** What OpenAI's client sends. */
interface Question {
	messages: Message[];
	tools?: Tool[];
}

/**
 * In place of OpenAI: a "model" that first has the groups listed, then has the link of the group that the user names
 * fetched, or sent to a phone number in the question, and answers with what that tool gave. It knows the tools by
 * their descriptions only.
 */
export async function startOpenAi(): Promise<HttpStub> {
	const stub = await startHttpStub((body, { url }) =>
		url?.endsWith('/chat/completions') ? completion(body) : { object: 'list', data: [] },
	);
	return { ...stub, url: `${stub.url}/v1` };
}

/** What it looks for in the description of a tool. */
const WANTED = {
	list: /\bget many groups\b/i,
	link: /^get\b.*\blink\b/i,
	send: /\bsend\b.*\blink\b/i,
};

function completion(body: unknown): unknown {
	const { messages, tools = [] }: Question = Object(body);
	const call = callOf(messages, tools);
	const content = `The tool says: ${textOf(messages.at(-1))}`;
	const message = call
		? { role: 'assistant', content: null, tool_calls: [call] }
		: { role: 'assistant', content };
	return {
		id: 'chatcmpl-local',
		object: 'chat.completion',
		created: 0,
		model: 'local',
		choices: [{ index: 0, message, finish_reason: call ? 'tool_calls' : 'stop' }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

function callOf(messages: Message[], tools: Tool[]): unknown {
	const question = messages.findLastIndex(({ role }) => role === 'user');
	const answers = messages.slice(question).filter(({ role }) => role === 'tool');
	const asked = textOf(messages[question]);
	const [phone] = /\+\d{8,}/.exec(asked) ?? [];
	const step = ['list' as const, phone ? ('send' as const) : ('link' as const)][answers.length];
	const tool = step && tools.find((each) => WANTED[step].test(each.function.description));
	if (!tool) return undefined;
	const args = step === 'list' ? {} : { Group_ID: groupIn(answers[0], asked), Phone_Number: phone };
	const id = `call_${answers.length + 1}`;
	return {
		id,
		type: 'function',
		function: { name: tool.function.name, arguments: JSON.stringify(args) },
	};
}

/** The ID of the group of a list that a question names. */
function groupIn(list: Message | undefined, asked: string): string {
	const groups = textOf(list).matchAll(/"groupId":"([^"]+)"[^}]*?"subject":"([^"]+)"/g);
	const [, id] = [...groups].find(([, , subject]) => subject && asked.includes(subject)) ?? [];
	return id ?? 'unknown';
}

function textOf(message: Message | undefined): string {
	const content = message?.content;
	return typeof content === 'string' ? content : JSON.stringify(content ?? '');
}
