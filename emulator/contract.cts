import type { SimulatedPeople } from './state/simulatedPeople.cts';
import type { Engine } from './engines/shapes.cts';
import type { Faults } from './faults/faults.cts';
import type { RecordedRequest } from './http/answers.cts';
import type { Variants } from './variants.cts';
import type { Webhooks } from './webhooks/webhooks.cts';
import type { State } from './state/state.cts';

export interface Emulator {
	/** `http://127.0.0.1:PORT`; nothing outside this machine can reach it */
	url: string;
	/** the state; may be changed directly (webhooks hear only of what goes through `simulate`) */
	state: State;
	engine: Engine;
	/** ms; each answer waits so long, before the request takes effect */
	latencyMs: number;
	faults: Faults;
	variants: Variants;
	/** every request received, in order */
	requests: RecordedRequest[];
	/** how often it was asked what is allowed; these are not among the requests */
	limitRequests: number;
	/** requests that have no answer yet */
	inFlight: number;
	/** most requests in flight at once since the last reset; tells little while latencyMs is 0 */
	peak: number;
	/** what others do in the groups */
	simulate: SimulatedPeople;
	webhooks: Webhooks;
	/** clears requests, peak and faults; not the state */
	reset(): void;
	/** stops at once, whatever is open */
	close(): Promise<void>;
}
