import { isObject, plainText } from '../../lib/json';

/** An ID as text. WEBJS has it in an object: `{ user, server, _serialized }`. */
export function idText(value: unknown): unknown {
	if (!isObject(value)) return value;
	const parts = [value.user, value.server].map(plainText);
	return value._serialized ?? (parts.every(Boolean) ? parts.join('@') : undefined);
}
