/** The emulator in a process of its own, so that it takes no part in what is measured. */
import { createWorld, startEmulator } from '../../emulator/index.cts';
import { answerQuestions } from './peer.cts';

/** Sets the latency for the next run, or asks how many requests came since. */
export type EmulatorQuestion = { latencyMs: number } | { count: true };

/** What a client of the emulator needs to know. */
export interface EmulatorFacts {
	baseUrl: string;
	instanceId: string;
	accessToken: string;
	groupIds: string[];
}

async function main(): Promise<void> {
	const emulator = await startEmulator({ world: createWorld({ groups: 1000 }) });
	const { world, url } = emulator;
	const { instanceId, accessToken } = world;
	const facts: EmulatorFacts = {
		baseUrl: url,
		instanceId,
		accessToken,
		groupIds: [...world.groups.keys()],
	};
	answerQuestions(facts, async (question: EmulatorQuestion) => {
		if ('latencyMs' in question) {
			emulator.reset();
			emulator.latencyMs = question.latencyMs;
			return 0;
		}
		return emulator.requests.length;
	});
}

void main();
