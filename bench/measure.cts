import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

/** What a piece of work cost. */
export interface Cost {
	wallMs: number;
	/** Processor time of the process, all threads. */
	cpuMs: number;
	/** The most memory that the process held meanwhile, in MB. */
	peakMb: number;
}

/** Does the work, and tells what it cost a process. Processor time and memory: on Linux only. */
export async function measured(pid: number, work: () => Promise<void>): Promise<Cost> {
	tryTo(() => writeFileSync(`/proc/${pid}/clear_refs`, '5'));
	const cpu = cpuMs(pid);
	const started = performance.now();
	await work();
	const wallMs = performance.now() - started;
	const status = tryTo(() => readFileSync(`/proc/${pid}/status`, 'utf8')) ?? '';
	const peakMb = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
	return { wallMs, cpuMs: cpuMs(pid) - cpu, peakMb };
}

/** Linux counts in ticks of 10 ms. */
function cpuMs(pid: number): number {
	const [, fields = ''] = tryTo(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))?.split(') ') ?? [];
	const [user, system] = fields.split(' ').slice(11, 13);
	return 10 * (Number(user) + Number(system));
}

function tryTo<T>(work: () => T): T | undefined {
	try {
		return work();
	} catch {
		return undefined;
	}
}

/** The median of some figures, and between what they lie. */
export function spread(figures: number[], show: (figure: number) => string): string {
	const sorted = figures.toSorted((one, other) => one - other);
	const [least = NaN] = sorted;
	const most = sorted.at(-1) ?? NaN;
	return `${show(median(figures))} (${show(least)}–${show(most)})`;
}

export function median(figures: number[]): number {
	const sorted = figures.toSorted((one, other) => one - other);
	const middle = (sorted.length - 1) / 2;
	return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

/** However this process ends, the others end with it. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill()));

/** A process that answers one question after another; questions and answers are JSON. */
export class Peer<Question extends object, Answer> {
	private constructor(readonly child: ChildProcess) {}

	/** Starts it and waits until it says that it is ready. */
	static async start<Question extends object, Answer>(
		script: string,
		node: string,
		flags: string[] = [],
		env: Record<string, string> = {},
	): Promise<{ peer: Peer<Question, Answer>; first: Answer }> {
		const child = fork(script, {
			execPath: node,
			execArgv: ['-r', 'tsx/cjs', ...flags],
			env: { ...process.env, ...env },
			stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		});
		running.add(child);
		const peer = new Peer<Question, Answer>(child);
		return { peer, first: await peer.next() };
	}

	async ask(question: Question): Promise<Answer> {
		const answer = this.next();
		this.child.send(question);
		return await answer;
	}

	/** Lets it end by itself, so that a profile gets written. */
	async close(): Promise<void> {
		const gone = new Promise((resolve) => this.child.once('exit', resolve));
		this.child.disconnect();
		await gone;
	}

	private async next(): Promise<Answer> {
		return await new Promise((resolve, reject) => {
			const ended = () => reject(new Error('A process of the benchmark ended early'));
			this.child.once('exit', ended);
			this.child.once('message', (message: { answer: Answer; failed?: string }) => {
				this.child.off('exit', ended);
				if (message.failed === undefined) resolve(message.answer);
				else reject(new Error(message.failed));
			});
		});
	}
}

/** The other side of it: what such a process runs. */
export function answerQuestions<Question>(
	first: unknown,
	answer: (question: Question) => Promise<unknown>,
): void {
	const reply = (message: object) => process.send?.(message);
	process.on('message', (question: Question) => {
		answer(question).then(
			(value) => reply({ answer: value }),
			(error: unknown) => reply({ failed: error instanceof Error ? error.stack : String(error) }),
		);
	});
	process.once('disconnect', () => process.exit(0));
	reply({ answer: first });
}
