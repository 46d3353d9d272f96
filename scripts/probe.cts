/**
 * `npm run probe`: asks the live Wawp which of this project's assumptions hold (docs/wawp-api.md).
 * Reads only, unless `--write` is given: then it also tries the changes that can be undone on the
 * group WAWP_GROUP_ID, and undoes them. Prints no token.
 */
import { createProbe, type Check, type Finding, type Probe } from './probe/probe.cts';
import { LISTS } from './probe/lists.cts';
import { READS, UNSHOWN } from './probe/reads.cts';
import { WRITES } from './probe/writes.cts';
import { table } from '../harness/table.cts';

async function main(): Promise<number> {
	const { WAWP_INSTANCE_ID, WAWP_ACCESS_TOKEN, WAWP_GROUP_ID, WAWP_BASE_URL } = process.env;
	const write = process.argv.includes('--write');
	if (!WAWP_INSTANCE_ID || !WAWP_ACCESS_TOKEN || (write && !WAWP_GROUP_ID)) {
		console.log('Set WAWP_INSTANCE_ID and WAWP_ACCESS_TOKEN, and WAWP_GROUP_ID for --write.');
		return 2;
	}
	const probe = createProbe({
		instanceId: WAWP_INSTANCE_ID,
		accessToken: WAWP_ACCESS_TOKEN,
		baseUrl: WAWP_BASE_URL,
		groupId: WAWP_GROUP_ID,
	});
	const rows: string[][] = [];
	for (const check of [...READS, ...LISTS, ...(write ? WRITES : [])]) {
		const { holds, saw } = await findingOf(check, probe);
		rows.push([holds === undefined ? 'open' : holds ? 'holds' : 'differs', check.name, saw]);
	}
	const unshown: string[][] = [];
	for (const check of UNSHOWN) {
		const { holds, saw } = await findingOf(check, probe);
		unshown.push([holds ? 'there' : 'not seen', check.name, saw]);
	}
	console.log(`\n${table(['', 'Assumption', 'Seen'], rows)}\n`);
	console.log(`${table(['', 'Not used so far', 'Seen'], unshown)}\n`);
	return rows.some(([verdict]) => verdict === 'differs') ? 1 : 0;
}

async function findingOf(check: Check, probe: Probe): Promise<Finding> {
	return await check.run(probe).catch((error: unknown) => ({
		holds: undefined,
		saw: error instanceof Error ? error.message : String(error),
	}));
}

void main().then((code) => {
	process.exitCode = code;
});
