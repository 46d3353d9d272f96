import { sleep } from 'n8n-workflow';
import { parsedJson } from '../../lib/json';
import { nestingOf } from '../../lib/nesting';
import { serially } from '../../lib/serial';

/** From this length on, reading a text takes long enough to be noticed by whatever else n8n does. */
const LARGE = 1024 * 1024;
/** Answers of Wawp have a tenth of that; n8n's own code cannot save much more. */
const DEEPEST = 100;

/**
 * What the text of an answer holds, also JSON that was made JSON once more; the text itself if it is none,
 * or is nested too deep for it. Large ones are read one after another, with a turn for everything else between them.
 */
export async function readJson(text: string): Promise<unknown> {
	if (text.length < LARGE) return valueIn(text);
	return await serially('large answers', async () => {
		await sleep(0);
		return valueIn(text);
	});
}

function valueIn(text: string): unknown {
	const value = parsed(text);
	const isTwice = typeof value === 'string' && value !== text && /^[{[]/.test(value);
	return isTwice ? parsed(value) : value;
}

function parsed(text: string): unknown {
	const isJson = /^\s*[[{"]/.test(text);
	return isJson && nestingOf(text, DEEPEST) > DEEPEST ? text : parsedJson(text);
}
