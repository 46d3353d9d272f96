/** Rows as lines of text, in columns as wide as their widest cell. */
export function table(head: string[], rows: string[][]): string {
	const lines = [head, ...rows];
	const widths = head.map((_, column) =>
		Math.max(...lines.map((line) => line[column]?.length ?? 0)),
	);
	const show = (line: string[]) =>
		`  ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd();
	const rule = widths.map((width) => '─'.repeat(width));
	return [show(head), show(rule), ...rows.map(show)].join('\n');
}
