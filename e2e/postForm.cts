/** What is not answered within that time, in milliseconds, n8n has lost. */
const LOST_MS = 150_000;

/** Sends one of n8n's forms as a browser does: the fields' values in the order of the form. */
export async function postForm(url: string, values: string[], lostMs = LOST_MS): Promise<void> {
	const body = new FormData();
	for (const [index, value] of values.entries()) body.set(`field-${index}`, value);
	const response = await fetch(url, {
		method: 'POST',
		body,
		signal: AbortSignal.timeout(lostMs),
	});
	const answer = await response.text();
	if (!response.ok || saysFailed(answer)) throw new Error(`The form was not taken: ${answer}`);
}

/** n8n's answer holds a status of its own; in queue mode it may be empty. */
function saysFailed(answer: string): boolean {
	const status: unknown = answer ? Object(JSON.parse(answer)).status : undefined;
	return status !== undefined && status !== 200;
}
