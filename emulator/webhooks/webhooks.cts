import { setTimeout as wait } from 'node:timers/promises';
import type { Engine } from '../engines/shapes.cts';
import { payloadsOf } from './eventPayloads.cts';
import type { GroupEvent } from './groupEvents.cts';
import type { Variants } from '../variants.cts';
import type { State } from '../state/state.cts';

/** Attempts after the first. */
const RETRIES = 3;

/** One attempt to deliver one event. */
interface Delivery {
	url: string;
	body: string;
}

interface Source {
	readonly state: State;
	readonly engine: Engine;
	readonly variants: Variants;
}

/** Sends events to the active subscriptions, and tries again until it gets HTTP 200. */
export class Webhooks {
	retryDelayMs = 100;
	/** how many times each event is sent once more, with the same ID */
	duplicates = 0;
	readonly deliveries: Delivery[] = [];
	private readonly underWay = new Set<Promise<void>>();
	private lastEvent = 0;

	constructor(
		private readonly source: () => Source,
		private readonly closing: AbortSignal,
	) {}

	/** Sends a group event, unless this number is not in the group and so does not hear of it. */
	tell(event: GroupEvent): void {
		const { state, engine, variants } = this.source();
		if (state.status !== 'WORKING' || state.mine(event.group) === undefined) return;
		const now = Date.now();
		const { id: me, lid, pushName } = state.me;
		for (const one of payloadsOf(event, { state, engine, variants, now })) {
			const id = `evt_${now.toString(36)}${(++this.lastEvent).toString(36).padStart(8, '0')}`;
			const about = { id, timestamp: now, session: state.sessionName, engine };
			const body = JSON.stringify({ ...about, ...one, me: { id: me, lid, pushName } });
			for (const { url, events, is_active: active } of state.webhooks) {
				if (!active || !(events.includes(one.event) || events.includes('*'))) continue;
				for (let copy = 0; copy <= this.duplicates; copy++) this.start({ url, body });
			}
		}
	}

	/** Resolves when nothing is under way any more, retries included. */
	async settled(): Promise<void> {
		while (this.underWay.size > 0) await Promise.all(this.underWay);
	}

	private start(delivery: Delivery): void {
		const done = this.deliver(delivery)
			// only closing the emulator ends a delivery early
			.catch(() => undefined)
			.finally(() => this.underWay.delete(done));
		this.underWay.add(done);
	}

	private async deliver(delivery: Delivery): Promise<void> {
		for (let attempt = 0; attempt <= RETRIES; attempt++) {
			if (attempt > 0) await wait(this.retryDelayMs, undefined, { signal: this.closing });
			const status = await this.post(delivery);
			this.deliveries.push(delivery);
			if (status === 200) return;
		}
	}

	private async post({ url, body }: Delivery): Promise<number | undefined> {
		const headers = { 'content-type': 'application/json' };
		const request = { method: 'POST', headers, body, redirect: 'manual' as const };
		try {
			const answer = await fetch(url, { ...request, signal: this.closing });
			await answer.arrayBuffer();
			return answer.status;
		} catch {
			// nobody is there
			return undefined;
		}
	}
}
