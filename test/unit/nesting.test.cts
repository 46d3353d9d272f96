import fc from 'fast-check';
import { nestingOf } from '../../lib/nesting';

/** By going through what is parsed. */
function depthOf(value: unknown): number {
	if (typeof value !== 'object' || value === null) return 0;
	return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

it('how deep a JSON text is nested is told without parsing it', () => {
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
			expect(nestingOf(JSON.stringify(value), 100)).toBe(depthOf(value));
		}),
	);
});

it.each([
	['brackets in a text', '["[[[[{{{{"]', 1],
	['an escaped quote', '["\\"[[[["]', 1],
	['an escaped backslash before the end of a text', '[["\\\\"],[["x"]]]', 3],
	['a text that does not end', '["[[[', 1],
])('%s', (_, text, depth) => {
	expect(nestingOf(text, 100)).toBe(depth);
});

it('counting stops where it is too deep', () => {
	expect(nestingOf('['.repeat(100_000), 100)).toBe(101);
});
