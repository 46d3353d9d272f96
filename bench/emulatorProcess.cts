/** The emulator in a process of its own, so that it takes no part in what is measured. */
import { createState, startEmulator } from '../emulator/index.cts';
import { answerQuestions } from './measure.cts';

/** Sets the latency for the next run, or asks how many requests came since. */
export type EmulatorQuestion = { latencyMs: number } | { count: true };

void startEmulator({ state: createState({ groups: 1000 }) }).then((emulator) => {
	const { instanceId, accessToken, groups } = emulator.state;
	const facts = { baseUrl: emulator.url, instanceId, accessToken, groupIds: [...groups.keys()] };
	answerQuestions(facts, async (question: EmulatorQuestion) => {
		if ('count' in question) return emulator.requests.length;
		emulator.reset();
		emulator.latencyMs = question.latencyMs;
		return 0;
	});
});
