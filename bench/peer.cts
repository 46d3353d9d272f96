import { fork, type ChildProcess } from 'node:child_process';

/** How a helper process is to be started. */
export interface PeerOptions {
	/** Its program, a `.cts` file. */
	script: string;
	/** The Node.js that it runs on. */
	node: string;
	flags?: string[];
	env?: Record<string, string>;
}

/** However this process ends, the others end with it. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill()));

/** A process that answers one question after another; each question and answer is JSON. */
export class Peer<Question extends object, Answer> {
	private constructor(private readonly child: ChildProcess) {}

	/** Starts it and waits until it is ready. `first` is what it says then. */
	static async start<Question extends object, Answer, First>(
		options: PeerOptions,
	): Promise<{ peer: Peer<Question, Answer>; first: First }> {
		const child = fork(options.script, {
			execPath: options.node,
			execArgv: ['-r', 'tsx/cjs', ...(options.flags ?? [])],
			env: { ...process.env, ...options.env },
			stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		});
		running.add(child);
		child.once('exit', () => running.delete(child));
		const peer = new Peer<Question, Answer>(child);
		return { peer, first: await peer.next<First>() };
	}

	async ask(question: Question): Promise<Answer> {
		const answer = this.next<Answer>();
		this.child.send(question);
		return await answer;
	}

	/** Lets it end by itself, so that a profile gets written. */
	async close(): Promise<void> {
		const gone = new Promise((resolve) => this.child.once('exit', resolve));
		this.child.disconnect();
		await gone;
	}

	private async next<T>(): Promise<T> {
		return await new Promise((resolve, reject) => {
			const ended = () => reject(new Error('A process of the benchmark ended early'));
			this.child.once('exit', ended);
			this.child.once('message', (message: { answer: T } | { failed: string }) => {
				this.child.off('exit', ended);
				if ('failed' in message) reject(new Error(message.failed));
				else resolve(message.answer);
			});
		});
	}
}

/** The other side of it: what such a process runs. */
export function answerQuestions<Question, First>(
	first: First,
	answer: (question: Question) => Promise<unknown>,
): void {
	const reply = (message: object) => process.send?.(message);
	process.on('message', (question: Question) => {
		answer(question).then(
			(value) => reply({ answer: value }),
			(error: unknown) =>
				reply({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
		);
	});
	process.once('disconnect', () => process.exit(0));
	reply({ answer: first });
}
