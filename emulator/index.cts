import { once, setMaxListeners } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SimulatedPeople } from './state/simulatedPeople.cts';
import type { Emulator } from './contract.cts';
import { Faults } from './faults/faults.cts';
import { serverOf } from './http/server.cts';
import { defaultVariants } from './variants.cts';
import { Webhooks } from './webhooks/webhooks.cts';
import { createState } from './state/state.cts';

export type { Emulator } from './contract.cts';
export type { Engine } from './engines/shapes.cts';
export type { FaultAnswer, FaultOptions } from './faults/faults.cts';
export { RateLimiter, type Allowed } from './faults/rateLimiter.cts';
export * as faultAnswers from './faults/answers.cts';
export { answerDirectly } from './http/dispatch.cts';
export { createSampleState } from './state/sampleState.cts';
export { createState, type Group, type Person, type State } from './state/state.cts';

/** Starts the emulator on 127.0.0.1; resolves when it listens. */
export async function startEmulator({ state = createState() } = {}): Promise<Emulator> {
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
		state,
		engine: 'GOWS',
		variants: defaultVariants(),
		latencyMs: 0,
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
			server.closeAllConnections();
			closing.abort();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	const server = serverOf(emulator, closing.signal);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	emulator.url = `http://127.0.0.1:${port}`;
	return emulator;
}
