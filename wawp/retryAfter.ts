/**
 * The wait that a `Retry-After` header asks for, in milliseconds; `undefined` if it says nothing.
 * The header holds seconds or a date (RFC 9110, section 10.2.3).
 */
export function retryAfterMs(header: unknown, now: number = Date.now()): number | undefined {
	if (typeof header !== 'string' && typeof header !== 'number') return undefined;
	const text = String(header).trim();
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
	const date = Date.parse(text);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
