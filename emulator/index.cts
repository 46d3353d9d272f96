import { setMaxListeners } from 'node:events';
import { SimulatedPeople } from './state/simulatedPeople.cts';
import type { Emulator, EmulatorOptions } from './contract.cts';
import { Faults } from './faults/faults.cts';
import { createServer } from './http/server.cts';
import { defaultVariants } from './variants.cts';
import { Webhooks } from './webhooks/webhooks.cts';
import { createState } from './state/state.cts';

export type { Emulator } from './contract.cts';
export type { Engine } from './engines/shapes.cts';
export type { FaultAnswer, FaultOptions } from './faults/faults.cts';
export { RateLimiter, type Allowed } from './faults/rateLimiter.cts';
export * as faultAnswers from './faults/answers.cts';
export { answerDirectly } from './http/direct.cts';
export { createSampleState } from './state/sampleState.cts';
export { createState, type Group, type Person, type State } from './state/state.cts';

/** Starts the emulator on 127.0.0.1; resolves when it listens. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const closing = new AbortController();
	// every request that waits listens to it
	setMaxListeners(0, closing.signal);
	const webhooks = new Webhooks(() => emulator, closing.signal);
	const simulate = new SimulatedPeople(
		() => emulator.state,
		(event) => webhooks.tell(event),
	);
	const emulator: Emulator = {
		url: '',
		state: options.state ?? createState(),
		engine: 'GOWS',
		variants: defaultVariants(),
		latencyMs: options.latencyMs ?? 0,
		faults: new Faults(),
		requests: [],
		limitRequests: 0,
		inFlight: 0,
		peak: 0,
		simulate,
		webhooks,
		reset() {
			this.requests.length = 0;
			this.limitRequests = 0;
			this.peak = 0;
			this.faults.clear();
		},
		async close() {
			// before those who wait are woken: they must not answer any more
			server.server.closeAllConnections();
			closing.abort();
			await server.close();
		},
	};
	const server = createServer(emulator, closing.signal);
	emulator.url = await server.listen({ port: 0, host: '127.0.0.1' });
	return emulator;
}
