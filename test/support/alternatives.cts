/** Whether something is as a sample says. */
export function isAs(means: unknown, output: unknown): boolean {
	try {
		if (typeof means === 'object' && means !== null) expect(output).toMatchObject(means);
		else expect(output).toBe(means);
		return true;
	} catch {
		return false;
	}
}

/**
 * The alternatives of schemas that no sample needs: each is taken away in turn.
 * @param areAsMeant whether all samples mean what they say
 */
export function unneededIn(schemas: unknown[], areAsMeant: () => boolean): string[] {
	const choices = new Set(schemas.flatMap((schema) => choicesIn(schema)));
	expect([areAsMeant(), choices.size > 3]).toEqual([true, true]);
	const unneeded: string[] = [];
	for (const options of choices) {
		for (const [index, option] of [...options].entries()) {
			options.splice(index, 1);
			if (areAsMeant()) unneeded.push(`${index} of ${namesOf(options)}`);
			options.splice(index, 0, option);
		}
	}
	return unneeded;
}

/** The alternatives of all choices within a schema, however deep. */
function choicesIn(schema: unknown, seen = new Set<unknown>()): unknown[][] {
	if (typeof schema !== 'object' || schema === null || seen.has(schema)) return [];
	seen.add(schema);
	const { type, options } = Object(schema);
	const isChoice = ['union', 'picklist'].includes(type) && Array.isArray(options);
	const inner = Object.values(schema).flatMap((each) => choicesIn(each, seen));
	return isChoice ? [options, ...inner] : inner;
}

/** What tells a choice from others, for whoever reads a failed test. */
function namesOf(options: unknown[]): string {
	return options
		.map((option) => {
			if (typeof option !== 'object') return String(option);
			const { type, entries, pipe } = Object(option);
			return `${type}(${Object.keys(entries ?? Object(pipe?.[0]).entries ?? {}).join()})`;
		})
		.join(' | ');
}
