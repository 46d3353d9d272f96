import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Engine } from '../engines/shapes.cts';
import { payloadsOf } from './eventPayloads.cts';
import type { GroupEvent } from './groupEvents.cts';
import type { Variants } from '../variants.cts';
import type { State } from '../state/state.cts';

/** One attempt to deliver one event. */
export interface Delivery {
	url: string;
	event: string;
	/** the ID of the event, the same in each attempt and duplicate */
	id: string;
	attempt: number;
	body: string;
	/** HTTP status; 0 if there was no answer */
	status: number;
}

interface Source {
	readonly state: State;
	readonly engine: Engine;
	readonly variants: Variants;
}

/** Sends events to the active subscriptions, and tries again until it gets HTTP 200. */
export class Webhooks {
	/** further attempts after the first */
	retries = 3;
	retryDelayMs = 100;
	/** how many times each event is sent once more, with the same ID */
	duplicates = 0;
	/** with a key, deliveries are signed as WAHA does: hex HMAC over the raw body */
	hmacKey: string | undefined;
	hmacAlgorithm: 'sha512' | 'sha256' = 'sha512';
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
		const context = { state, engine, variants, now };
		for (const { event: name, payload } of payloadsOf(event, context)) {
			this.send(name, payload, now);
		}
	}

	/** Sends any event to those who asked for it (or for `*`). */
	send(event: string, payload: Record<string, unknown>, now = Date.now()): void {
		const { state, engine } = this.source();
		const id = `evt_${now.toString(36)}${(++this.lastEvent).toString(36).padStart(8, '0')}`;
		const { id: me, lid, pushName } = state.me;
		const body = JSON.stringify({
			id,
			timestamp: now,
			session: state.sessionName,
			metadata: {},
			engine,
			event,
			payload,
			me: { id: me, lid, pushName },
		});
		for (const { url, events, is_active: active } of state.webhooks) {
			if (!active || !(events.includes(event) || events.includes('*'))) continue;
			for (let copy = 0; copy <= this.duplicates; copy++) {
				this.start(this.deliver({ url, event, id, attempt: 1, body, status: 0 }));
			}
		}
	}

	/** Resolves when nothing is under way any more, retries included. */
	async settled(): Promise<void> {
		while (this.underWay.size > 0) await Promise.all(this.underWay);
	}

	private start(delivery: Promise<void>): void {
		const done = delivery
			// only closing the emulator ends a delivery early
			.catch(() => undefined)
			.finally(() => this.underWay.delete(done));
		this.underWay.add(done);
	}

	private async deliver(first: Delivery): Promise<void> {
		for (let attempt = 1; attempt <= 1 + this.retries; attempt++) {
			if (attempt > 1) await wait(this.retryDelayMs, undefined, { signal: this.closing });
			const status = await this.post(first.url, first.id, first.body);
			this.deliveries.push({ ...first, attempt, status });
			if (status === 200) return;
		}
	}

	private async post(url: string, requestId: string, body: string): Promise<number> {
		const headers: Record<string, string> = {
			'content-type': 'application/json',
			'x-webhook-request-id': requestId,
			'x-webhook-timestamp': String(Date.now()),
		};
		if (this.hmacKey !== undefined) {
			const hmac = createHmac(this.hmacAlgorithm, this.hmacKey).update(body).digest('hex');
			headers['x-webhook-hmac'] = hmac;
			headers['x-webhook-hmac-algorithm'] = this.hmacAlgorithm;
		}
		try {
			const answer = await fetch(url, {
				method: 'POST',
				headers,
				body,
				redirect: 'manual',
				signal: this.closing,
			});
			await answer.arrayBuffer();
			return answer.status;
		} catch {
			return 0;
		}
	}
}
