/** A JSON object, as opposed to an array, a text or nothing. */
export type JsonObject = Record<string, unknown>;

/** Whether a parsed JSON value is an object with keys. */
export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON object; an empty one for all else, so that its keys need no check. */
export function asObject(value: unknown): JsonObject {
	return isObject(value) ? value : {};
}

/** The object under a key, or an empty one, so that a chain of keys needs no checks between. */
export function objectAt(value: unknown, key: string): JsonObject {
	return asObject(asObject(value)[key]);
}

/** A text, number or yes/no as text; '' for all else. `String()` runs an object's own `toString`. */
export function plainText(value: unknown): string {
	return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}

/** A text that is not empty; `null` for all else. */
export function textOrNull(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

/** A number, or a text that is one; NaN for all else, also for nothing. */
export function plainNumber(value: unknown): number {
	if (typeof value === 'number') return value;
	return typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
}

/** The JSON value that a text holds; the text itself if it holds none. */
export function parsedJson(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		return value;
	} catch {
		return text;
	}
}
