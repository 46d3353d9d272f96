import { strict as assert } from 'node:assert';
import type { Page } from 'playwright-core';
import type { Mail } from '../../../harness/services/mailbox.cts';
import { eventually } from '../../eventually.cts';
import { postForm } from '../../postForm.cts';
import { example, groupNamed, linkOf, type Context } from '../../context.cts';

const NOT_ADMIN = 'Parents of Class 4b';
const CHOICES: Array<[string, string]> = [
	['ada@example.com', 'Bread Baking Course – Spring'],
	['ben@example.com', 'Yoga on the Roof, Thursdays'],
	['cleo@example.com', 'Newcomers Berlin'],
	['dan@example.com', NOT_ADMIN],
];
const SERVED = CHOICES.filter(([, course]) => course !== NOT_ADMIN);

/** The form workflow in production: people fill the form in in a browser, and get emails. */
export async function formToEmail(context: Context): Promise<void> {
	const { installation, report, page } = context;
	const { mails } = installation.mailbox;
	const { id } = example(context, 'form-to-email');
	const url = `${installation.n8n.url}/form/course-link`;

	await report.check('four people fill the form in at the same time', async () => {
		await fillIn(page, url, CHOICES);
	});

	await report.check('each of three gets one email, with the link of their own group', async () => {
		for (const [person, course] of SERVED) {
			const mail = await eventually(() => onlyMailTo(mails, person));
			assertOnlyLink(context, mail.text, course);
		}
	});

	await report.check('the admin hears why the fourth gets none', async () => {
		const mail = await eventually(() => onlyMailTo(mails, 'admin@example.com'));
		assert.match(mail.text, /dan@example\.com/);
		assert.match(mail.text, /This WhatsApp number is not an admin of the group/);
		assert.doesNotMatch(mail.text, /chat\.whatsapp\.com/);
		assert.equal(mailsTo(mails, 'dan@example.com').length, 0);
	});

	await report.check(
		'a form that was tampered with gets no link of a group not offered',
		async () => {
			const hidden = groupNamed(context, 'VIP Customers – News');
			await postForm(url, ['eve@example.com', hidden.id]);
			await postForm(url, ['eve@example.com', hidden.subject]);
			await eventually(() => assert.equal(mailsTo(mails, 'admin@example.com').length, 3));
			assert.equal(mailsTo(mails, 'eve@example.com').length, 0);
		},
	);

	await report.check('the phone is no longer linked: the admin gets a link for it', async () => {
		const { state } = installation.emulator;
		state.status = 'SCAN_QR_CODE';
		try {
			await postForm(url, ['gil@example.com', 'Newcomers Berlin']);
		} finally {
			state.status = 'WORKING';
		}
		const mail = await eventually(() => {
			const told = mails.find(({ subject }) => subject.includes('gil@example.com'));
			assert.ok(told);
			return told;
		});
		assert.match(mail.text, /https:\/\/app\.wawp\.net\/temp-qr\/\d{64}/);
	});

	await report.check(
		'every execution is saved as a success, none with the access token',
		async () => {
			const done = await eventually(async () => {
				const all = await installation.api.executions(id);
				assert.deepEqual([...new Set(all.map(({ status }) => status))], ['success']);
				return all;
			});
			assert.equal(done.length, CHOICES.length + 3);
			for (const one of done) {
				const saved = JSON.stringify(
					await installation.api.send('GET', `/rest/executions/${one.id}`),
				);
				assert.ok(!saved.includes(installation.emulator.state.accessToken));
			}
		},
	);
}

/** The same with Slack's incoming webhook in place of the email. */
export async function formToSlack(context: Context): Promise<void> {
	const { installation, report, page } = context;
	const messagesOf = (person: string) =>
		installation.slack.messages.filter((message) => message.includes(person));

	await report.check('the form of the Slack example, filled in by four people', async () => {
		await fillIn(page, `${installation.n8n.url}/form/course-link-slack`, CHOICES);
	});

	await report.check('one message for each, with the link or the reason', async () => {
		for (const [person, course] of SERVED) {
			await eventually(() => assert.equal(messagesOf(person).length, 1));
			assertOnlyLink(context, messagesOf(person).join(), course);
		}
		await eventually(() => assert.equal(messagesOf('dan@example.com').length, 1));
		assert.match(messagesOf('dan@example.com').join(), /not an admin of the group/);
	});
}

/** Opens the form once for each person, then sends all of them. */
async function fillIn(page: Page, url: string, choices: typeof CHOICES): Promise<void> {
	const forms = await Promise.all(
		choices.map(async ([email, course]) => {
			const form = await page.context().newPage();
			await form.goto(url);
			await form.getByLabel('Email').fill(email);
			await form.getByLabel('Course').selectOption(course);
			return form;
		}),
	);
	await Promise.all(
		forms.map(async (form) => {
			await form.getByRole('button', { name: 'link' }).click();
			await form.getByText('Thank you!').waitFor();
			await form.close();
		}),
	);
}

function mailsTo(mails: Mail[], person: string): Mail[] {
	return mails.filter(({ to }) => to.includes(person));
}

function onlyMailTo(mails: Mail[], person: string): Mail {
	const [mail, ...more] = mailsTo(mails, person);
	assert.ok(mail, `No email to ${person}`);
	assert.equal(more.length, 0, `More than one email to ${person}`);
	return mail;
}

function assertOnlyLink(context: Context, text: string, course: string): void {
	const links = text.match(/https:\/\/chat\.whatsapp\.com\/\S+/g);
	assert.deepEqual(links, [linkOf(groupNamed(context, course))]);
}
