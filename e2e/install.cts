import { n8nRuntime } from '../harness/n8n/runtime.cts';

/** Downloads the n8n that the other parts use, so that they find it: `.ci/run` has it done beside the tests. */
n8nRuntime().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
	process.exitCode = 1;
});
