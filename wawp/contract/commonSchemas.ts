import * as v from 'valibot';

/** What is made of a value that fits a schema. */
export function into<const S extends v.GenericSchema, T>(
	schema: S,
	make: (value: v.InferOutput<S>) => T,
) {
	return v.pipe(schema, v.transform(make));
}

/** An object that has at least these keys, and what is made of it. */
export function object<const E extends v.ObjectEntries, T>(
	entries: E,
	make: (value: v.InferOutput<v.LooseObjectSchema<E, undefined>>) => T,
) {
	return into(v.looseObject(entries), make);
}

/** What a function makes of a value; one of which it makes nothing is none of these. */
export function made<In, Out>(make: (value: In) => Out | undefined) {
	return v.rawTransform<In, Out>(({ dataset, addIssue, NEVER }) => {
		const out = make(dataset.value);
		if (out !== undefined) return out;
		addIssue();
		return NEVER;
	});
}

/** A yes or no that may be missing. */
export const flag = v.nullish(v.boolean(), null);

/** The same, also as 0 or 1 (WEBJS: WAHA's groups.webjs.ts before 2026.8.2). */
export const zeroOrOne = into(
	v.nullish(v.union([v.boolean(), v.picklist([0, 1])]), null),
	(value) => (value === null ? null : Boolean(value)),
);

/** A text that may be missing; an empty one is none. */
export const text = into(v.nullish(v.string(), null), (value) => value || null);

export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** An ID as text. WEBJS has it in an object, since July 2026 without `_serialized` (WAHA's fork, util/Serialized.js). */
export const idText = v.union([
	v.string(),
	object({ _serialized: v.string() }, ({ _serialized }) => _serialized),
	object({ user: v.string(), server: v.string() }, ({ user, server }) => `${user}@${server}`),
]);

/** The ID of a group, where it is a text for certain: as a key. */
export const groupKey = v.pipe(v.string(), v.regex(/^\d{5,25}(-\d{5,15})?@g\.us$/));

/** The ID of a group. */
export const groupJid = v.pipe(idText, groupKey);

/** An empty answer, where it says nothing of what was done. */
export const silence = into(v.literal(''), () => undefined);

/**
 * What an engine says of a change that it has made: nothing (GOWS and NOWEB, whether it was made or not), `true`
 * (WEBJS), `{ success: true }` (WAHA for pictures and refresh) or `{ ok: true }` (Wawp's pages promote and demote).
 * `{ status: 200 }` is what WEBJS says whether anything was changed or not.
 */
export const done = v.union([
	silence,
	v.literal(true),
	object({ success: v.literal(true) }, (): true => true),
	object({ ok: v.literal(true) }, (): true => true),
]);

/** An answer with what it was made from, for outputs that are not simplified. */
export type WithRaw<T> = T & { raw: unknown };

/** What a schema makes of a value, and the value as it came beside it. */
export function withRaw<T extends object>(schema: v.GenericSchema<unknown, T>) {
	const beside = v.pipe(
		v.unknown(),
		made((value: unknown): WithRaw<T> | undefined => {
			const { success, output } = v.safeParse(schema, value);
			return success ? { ...output, raw: value } : undefined;
		}),
	);
	// for tests, which see whether each alternative has a sample
	return Object.assign(beside, { of: schema });
}

/** A file by its address (Wawp's pages), or with its bytes as base64 (clients of Wawp, WAHA). */
export interface WawpFile {
	mimetype: string;
	filename: string;
	url?: string;
	data?: string;
}
