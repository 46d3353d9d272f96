const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * How deep a JSON text is nested, without parsing it: functions that go through what is nested too deep run
 * out of stack, n8n's own too.
 * @param enough counting stops above this
 */
export function nestingOf(text: string, enough: number): number {
	let depth = 0;
	let deepest = 0;
	for (let at = 0; at < text.length && deepest <= enough; at++) {
		const code = text.charCodeAt(at);
		if (code === QUOTE) at = endOfString(text, at);
		else if (code === OPEN_LIST || code === OPEN_OBJECT) deepest = Math.max(deepest, (depth += 1));
		else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1;
	}
	return deepest;
}

/** Where the string that begins here ends. */
function endOfString(text: string, start: number): number {
	let at = start;
	for (;;) {
		at = text.indexOf('"', at + 1);
		if (at === -1) return text.length;
		let escapes = 0;
		while (text.charCodeAt(at - 1 - escapes) === BACKSLASH) escapes += 1;
		if (escapes % 2 === 0) return at;
	}
}
