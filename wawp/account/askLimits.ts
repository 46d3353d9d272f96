import * as v from 'valibot';
import { unwrapped } from '../answer';
import { getLimits } from '../contract/session';
import type { About } from '../failures/table';
import type { Send } from '../http';
import type { Limited, Limits } from './limits';

/**
 * This process's part of what Wawp allows the account; `undefined` where Wawp does not tell, `'failed'` where that
 * cannot be known now. Never throws.
 * @param workers how many processes share it
 */
export async function askLimits(
	send: Send,
	workers: number,
): Promise<Limits | 'failed' | undefined> {
	const [way] = getLimits.ways({});
	const raw = await send({ method: 'GET', ...way }).catch(() => undefined);
	if (!raw || raw.status === 429 || raw.status >= 500) return 'failed';
	if (raw.status !== 200) return undefined;
	const { success, output } = v.safeParse(getLimits.answer, unwrapped(raw.body));
	if (!success || !output.limits) return undefined;
	const { limits } = output;
	const part = (allowed: number | null | undefined) =>
		allowed ? Math.max(1, Math.floor(allowed / workers)) : undefined;
	return {
		atOnce: part(limits.concurrent_limit) ?? Infinity,
		perMinute: {
			group: part(limits.group_req_per_minute),
			message: part(limits.send_message_per_minute),
			check: part(limits.check_req_per_minute),
		},
	};
}

/** What Wawp counts a request as. */
export function limitedAs(about: About): Limited | undefined {
	if (about === 'message') return 'message';
	if (about === 'number') return 'check';
	return about === 'session' || about === 'webhook' ? undefined : 'group';
}
