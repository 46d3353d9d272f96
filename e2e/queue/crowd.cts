import { strict as assert } from 'node:assert';
import type { Installation } from '../../harness/n8n/installation.cts';
import { postForm } from '../postForm.cts';

/** What the form offers of the groups that this number administers. */
const COURSES = ['Bread Baking Course – Spring', 'Yoga on the Roof, Thursdays', 'Newcomers Berlin'];

/** People, each with an address of their own, and the course they want. */
export type Crowd = Array<{ email: string; course: string }>;

export function crowd(name: string, size: number): Crowd {
	return Array.from({ length: size }, (_, i) => ({
		email: `${name}-${i}@example.com`,
		course: COURSES[i % COURSES.length] ?? '',
	}));
}

/**
 * All of them send the form at the same time, and again if n8n says that it failed.
 * @returns the addresses of those who had to
 */
export async function submit({ n8n }: Installation, people: Crowd): Promise<string[]> {
	const url = `${n8n.url}/form/course-link`;
	const again: string[] = [];
	// n8n takes a quarter of a second for each at the worst
	const lostMs = 150_000 + 250 * people.length;
	const one = async ({ email, course }: Crowd[number]) => {
		try {
			await postForm(url, [email, course], lostMs);
		} catch {
			again.push(email);
			await postForm(url, [email, course], lostMs);
		}
	};
	await Promise.all(people.map(one));
	return again;
}

/**
 * Each got one email, with the link of the group they chose and no other. Those who sent the form
 * twice may have got two: n8n cannot know whether the first left before the worker died.
 */
export function assertServed(
	{ mailbox, emulator }: Installation,
	people: Crowd,
	again: string[] = [],
): void {
	const groups = [...emulator.state.groups.values()];
	for (const { email, course } of people) {
		const mails = mailbox.mails.filter(({ to }) => to.includes(email));
		const most = again.includes(email) ? 2 : 1;
		assert.ok(mails.length >= 1 && mails.length <= most, `${mails.length} emails to ${email}`);
		const code = groups.find(({ subject }) => subject === course)?.inviteCode;
		for (const { text } of mails) {
			const links = text.match(/https:\/\/chat\.whatsapp\.com\/\S+/g);
			assert.deepEqual(links, [`https://chat.whatsapp.com/${code}`]);
		}
	}
}

/**
 * Each got their link, or the admin was told why they did not.
 * @returns how many the admin was told of
 */
export function assertAnswered(
	installation: Installation,
	people: Crowd,
	again: string[] = [],
): number {
	const { mails } = installation.mailbox;
	const subjects = new Set(
		mails.filter(({ to }) => to.includes('admin@example.com')).map(({ subject }) => subject),
	);
	const told = new Set(
		people
			.map(({ email }) => email)
			.filter((email) => !mails.some(({ to }) => to.includes(email)))
			.filter((email) => subjects.has(`No link for ${email}`)),
	);
	const served = people.filter(({ email }) => !told.has(email));
	assertServed(installation, served, again);
	return told.size;
}
