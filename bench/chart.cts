import { CONTESTANTS, type ContestantName } from './contestants.cts';
import { loadName, type Load } from './loads.cts';
import { duration, requestsText, type Results } from './results.cts';
import { spreadOf } from './stats.cts';

const WIDTH = 860;
const LABELS = 270;
const VALUES = 170;
const ROW = 22;
const BAR = 14;
const HEAD = 34;
const OURS = '#0b7a5f';
const OTHERS = '#b3bcc5';
const INK = '#1f2933';
const FAINT = '#5c6b7a';

/** Bars of the time that each contestant took, a panel for each load, as an SVG file. */
export function chart(results: Results, latencyMs: number): string {
	let y = 64;
	const panels = results.loads().map((load) => {
		const drawn = panel(results, load, latencyMs, y);
		y += drawn.height;
		return drawn.svg;
	});
	const title = `Time for a workflow with ${latencyMs} ms for each answer of the API`;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y + 8}" viewBox="0 0 ${WIDTH} ${y + 8}" font-family="Helvetica, Arial, sans-serif" role="img" aria-label="${title}">`,
		`<rect width="100%" height="100%" fill="#ffffff"/>`,
		text(16, 28, title, { size: 17, bold: true }),
		text(
			16,
			48,
			'Shorter is better. Each panel has its own scale; a bar with a gap is longer than drawn. Medians.',
			{
				fill: FAINT,
			},
		),
		...panels,
		'</svg>',
		'',
	].join('\n');
}

function panel(results: Results, load: Load, latencyMs: number, top: number) {
	const rows = results.contestants(load).flatMap((contestant) => {
		const cell = results.find(load, latencyMs, contestant);
		if (!cell || cell.costs.length === 0) return [];
		const ms = spreadOf(cell.costs.map(({ wallMs }) => wallMs)).median;
		return [{ contestant, ms, requests: requestsText(cell) }];
	});
	// one that takes ten times as long would leave nothing to be seen of the others
	const [longest = 1, second = longest] = rows
		.map(({ ms }) => ms)
		.toSorted((one, other) => other - one);
	const scale = Math.min(longest, 2 * second);
	const bars = rows.flatMap(({ contestant, ms, requests }, i) => {
		const y = top + HEAD + i * ROW;
		const width = Math.max(2, ((WIDTH - LABELS - VALUES) * Math.min(ms, scale)) / scale);
		const plural = requests === '1' ? 'request' : 'requests';
		const bold = isOurs(contestant);
		return [
			text(LABELS - 10, y + 11, CONTESTANTS[contestant], { anchor: 'end', bold }),
			`<rect x="${LABELS}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" rx="2" fill="${bold ? OURS : OTHERS}"/>`,
			ms > scale ? gap(LABELS + width - 30, y) : '',
			text(LABELS + width + 8, y + 11, `${duration(ms)} · ${requests} ${plural}`, { bold }),
		];
	});
	const svg = [text(16, top + 20, loadName(load), { size: 14, bold: true }), ...bars];
	return { svg: svg.join('\n'), height: HEAD + rows.length * ROW + 14 };
}

/** Where a bar that does not fit is cut. */
function gap(x: number, y: number): string {
	return `<path d="M${x} ${y + BAR + 1}l6 ${-BAR - 2}h5l-6 ${BAR + 2}z" fill="#ffffff"/>`;
}

function isOurs(contestant: ContestantName): boolean {
	return contestant.startsWith('node');
}

interface TextStyle {
	size?: number;
	bold?: boolean;
	anchor?: 'start' | 'end';
	fill?: string;
}

function text(x: number, y: number, words: string, style: TextStyle): string {
	const { size = 12, bold, anchor = 'start', fill = INK } = style;
	const weight = bold ? ' font-weight="bold"' : '';
	return `<text x="${x.toFixed(1)}" y="${y}" font-size="${size}"${weight} text-anchor="${anchor}" fill="${fill}">${words}</text>`;
}
