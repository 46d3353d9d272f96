import { setMaxListeners } from 'node:events';
import { Acts } from './acts.cts';
import type { Emulator, EmulatorOptions } from './contract.cts';
import { Faults } from './faults.cts';
import { createServer } from './server.cts';
import { defaultVariants } from './variants.cts';
import { Webhooks } from './webhooks.cts';
import { createWorld } from './world.cts';

export type { Emulator, EmulatorOptions } from './contract.cts';
export type { Engine } from './engines/shapes.cts';
export { Faults, type Fault, type FaultAnswer, type FaultOptions } from './faults.cts';
export * as faultAnswers from './faultAnswers.cts';
export type { RecordedRequest } from './requests.cts';
export { createSampleWorld } from './sampleWorld.cts';
export type { Subscription } from './subscriptions.cts';
export type { Variants } from './variants.cts';
export type { Delivery, Webhooks } from './webhooks.cts';
export {
	createWorld,
	World,
	type Group,
	type GroupOptions,
	type Participant,
	type Person,
	type SessionStatus,
} from './world.cts';

/** Starts the emulator on 127.0.0.1; resolves when it listens. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const closing = new AbortController();
	// every request that waits listens to it
	setMaxListeners(0, closing.signal);
	const webhooks = new Webhooks(() => emulator, closing.signal);
	const act = new Acts(
		() => emulator.world,
		(event) => webhooks.tell(event),
	);
	const emulator: Emulator = {
		url: '',
		world: options.world ?? createWorld(),
		engine: options.engine ?? 'GOWS',
		variants: { ...defaultVariants(), ...options.variants },
		latencyMs: options.latencyMs ?? 0,
		faults: new Faults(),
		requests: [],
		peak: 0,
		act,
		webhooks,
		reset() {
			this.requests.length = 0;
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
	emulator.url = await server.listen({ port: options.port ?? 0, host: '127.0.0.1' });
	return emulator;
}
