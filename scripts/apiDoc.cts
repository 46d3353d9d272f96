/** `npm run docs`: writes the tables of docs/wawp-api.md from the contract and its samples. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANSWERS } from '../test/answers/answers.cts';
import { FAILURES } from '../test/answers/failures.cts';
import { textsOf } from '../wawp/failures/kinds';

export const API_DOC = join(__dirname, '..', 'docs', 'wawp-api.md');
const START = '<!-- from here on made by `npm run docs` -->';

/** The whole page: what is written by hand, and after it what is made. */
export function apiDoc(): string {
	const [byHand = ''] = readFileSync(API_DOC, 'utf8').split(START);
	return `${byHand}${START}\n\n${answers()}\n\n${failures()}\n`;
}

function answers(): string {
	const chapters = ANSWERS.map(([name, { method }, samples]) => {
		const sources = [...new Set(samples.map(([source]) => source))];
		return [`### ${name} (${method})`, sources.map((source) => `- ${source}`).join('\n')].join(
			'\n\n',
		);
	});
	return ['## Every answer that is read, and where it was seen', ...chapters].join('\n\n');
}

function failures(): string {
	const kinds = [...new Set(FAILURES.map(({ kind }) => kind))].sort();
	const chapters = kinds.map((kind) => {
		const rows = FAILURES.filter((sample) => sample.kind === kind).map(
			({ source, about, status, body }) =>
				`- ${status} to ${about}: \`${shown(body)}\` (${source})`,
		);
		return [`### ${textsOf(kind).message}`, [...new Set(rows)].join('\n')].join('\n\n');
	});
	return ['## Every failure that is told apart, and where it was seen', ...chapters].join('\n\n');
}

/** What tells a failed answer apart, on one line. */
function shown(body: unknown): string {
	const text = typeof body === 'string' ? body || '(empty)' : JSON.stringify(essence(body));
	const line = text.replaceAll('`', "'").replaceAll(/\s+/g, ' ');
	return line.length > 110 ? `${line.slice(0, 109)}…` : line;
}

function essence(body: unknown): unknown {
	const { exception } = Object(body);
	if (exception === undefined) return body;
	const { name, message, data } = Object(exception);
	return { exception: { ...(name !== 'Error' && { name }), message, data } };
}

if (require.main === module) writeFileSync(API_DOC, apiDoc());
