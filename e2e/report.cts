import { writeFileSync } from 'node:fs';

/** Thrown when a check has failed, so that those which build on it are not tried. */
export class Stopped extends Error {}

/** Counts checks and prints each. */
export class Report {
	private passed = 0;
	private failed = 0;

	/** Called after each check, before the next one starts. */
	onEnd: (what: string) => Promise<void> = async () => {};

	/** Runs one check. Throws Stopped if it fails. */
	async check<T>(what: string, work: () => Promise<T>): Promise<T> {
		const started = Date.now();
		try {
			const result = await work();
			this.passed++;
			this.print(`ok    ${what} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
			await this.onEnd(what);
			return result;
		} catch (error) {
			this.failed++;
			this.print(`FAIL  ${what}\n${error instanceof Error ? error.stack : String(error)}`);
			await this.onEnd(`failed-${what}`);
			throw new Stopped(what);
		}
	}

	/** Runs a group of checks; a failed one ends the group, not the run. */
	async suite(name: string, work: () => Promise<void>): Promise<void> {
		this.print(`\n${name}`);
		try {
			await work();
		} catch (error) {
			if (error instanceof Stopped) return;
			this.failed++;
			this.print(`FAIL  ${name}\n${error instanceof Error ? error.stack : String(error)}`);
		}
	}

	/** Prints the counts; E2E_RESULT names a file that gets them as JSON. */
	finish(): void {
		const { passed, failed } = this;
		this.print(`\n${passed} passed, ${failed} failed`);
		const { E2E_RESULT } = process.env;
		if (E2E_RESULT) writeFileSync(E2E_RESULT, JSON.stringify({ passed, failed }));
		process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
	}

	print(line: string): void {
		process.stdout.write(`${line}\n`);
	}
}
