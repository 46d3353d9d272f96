/** Marks that copying from chats and spreadsheets leaves in a text and that nobody sees. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** The text without invisible marks and without spaces around it. */
export function cleanText(text: string): string {
	return text.replace(INVISIBLE, '').trim();
}

/** A value as it is shown in a message: quoted, on one line, not endless. */
export function quoted(value: unknown): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
	const line = text.replace(/\s+/g, ' ');
	return `"${line.length > 60 ? `${line.slice(0, 59)}…` : line}"`;
}
