import { strict as assert } from 'node:assert';
import { Editor } from '../../editor.cts';
import { eventually } from '../../eventually.cts';
import { postForm } from '../../postForm.cts';
import { example, groupNamed, linkOf, type Context } from '../../context.cts';

const VISITS = 300;
/** What the example says of a full group. */
const FULL = 1000;
/** How long sizes are reused, and some more. */
const REUSED_MS = 75_000;

/** One address that always leads to a group with room. */
export async function permanentLink(context: Context): Promise<void> {
	const { installation, report } = context;
	const { emulator, n8n } = installation;
	const { id } = example(context, 'permanent-link');
	const first = groupNamed(context, 'Bread Baking Course – Spring');
	const second = groupNamed(context, 'Yoga on the Roof, Thursdays');
	const visit = async () =>
		await fetch(`${n8n.url}/webhook/join-our-group`, { redirect: 'manual' });
	const fillUp = (group: typeof first, members: number) => {
		while (group.participants.size < members) {
			emulator.state.enter(group, emulator.state.addPerson());
		}
	};

	await report.check(
		`${VISITS} visits at once: no group gets more than it has room for`,
		async () => {
			fillUp(first, FULL - 10);
			const before = emulator.requests.length;
			const answers = await Promise.all(Array.from({ length: VISITS }, visit));
			const leading = (group: typeof first) =>
				answers.filter(({ headers }) => headers.get('location') === linkOf(group)).length;
			// one link less where Send Invite has sent one within the last minute
			assert.ok([9, 10].includes(leading(first)), `${leading(first)} to the first group`);
			assert.equal(leading(first) + leading(second), VISITS);
			assert.ok(answers.every(({ status }) => status === 302));
			assert.ok(answers.every(({ headers }) => headers.get('cache-control') === 'no-store'));
			const requests = emulator.requests.length - before;
			report.print(`      ${requests} requests to Wawp`);
			// size and code of two groups, read once
			assert.ok(requests <= 4, `${requests} requests`);
		},
	);

	await report.check(
		'all full: a page says so, and the admin hears of it, once an hour',
		async () => {
			fillUp(second, FULL);
			const started = Date.now();
			let answer = await visit();
			while (answer.status === 302 && Date.now() - started < REUSED_MS) {
				await new Promise((resolve) => setTimeout(resolve, 1000));
				answer = await visit();
			}
			assert.equal(answer.status, 503);
			assert.match(await answer.text(), /Nobody can join at the moment/);
			for (let again = 0; again < 3; again++) assert.equal((await visit()).status, 503);
			// the visitor has the page before the mail is sent
			await eventually(async () => {
				const runs = await installation.api.executions(id);
				assert.ok(runs.every(({ status }) => status === 'success'));
			}, 60_000);
			const mails = installation.mailbox.mails.filter(
				({ to, text }) => to.includes('admin@example.com') && text.includes('All groups are full'),
			);
			// one an hour, and the hour may just have begun
			assert.ok(mails.length === 1 || mails.length === 2, `${mails.length} mails`);
			assert.match(mails[0]?.text ?? '', /1000 of 1000 members/);
		},
	);
}

/** The link to whoever leaves a number, and a welcome to whoever joins. */
export async function byWhatsApp(context: Context): Promise<void> {
	const { installation, report } = context;
	const { state, simulate, webhooks } = installation.emulator;
	const messagesTo = (chatId: string) =>
		state.messages.filter((message) => message.chatId === chatId).map(({ text }) => text);

	await report.check('form to WhatsApp: the link goes to the number, once', async () => {
		await postForm(`${installation.n8n.url}/form/whatsapp-link`, ['+49 170 5550001']);
		const group = groupNamed(context, 'Bread Baking Course – Spring');
		await eventually(() => assert.equal(messagesTo('491705550001@c.us').length, 1));
		assert.ok(messagesTo('491705550001@c.us')[0]?.includes(linkOf(group)));
	});

	await report.check('what is no number goes to the admin', async () => {
		await postForm(`${installation.n8n.url}/form/whatsapp-link`, ['my number']);
		await eventually(() => {
			const told = installation.mailbox.mails.filter(({ text }) => text.includes('my number'));
			assert.equal(told.length, 1);
		});
	});

	await report.check('welcome: somebody joins, the group is written to', async () => {
		const group = groupNamed(context, 'Yoga on the Roof, Thursdays');
		simulate.join(group.id, '4917012345678@c.us');
		await webhooks.settled();
		await eventually(() => assert.equal(messagesTo(group.id).length, 1));
		assert.match(messagesTo(group.id)[0] ?? '', /^Welcome!/);
	});
}

const BUYER = { email: 'buyer@example.com', phone: '+491705550002' };

/** In by payment, out by refund. */
export async function purchaseAndRefund(context: Context): Promise<void> {
	const { installation, report } = context;
	const { state, simulate } = installation.emulator;
	const post = async (path: string, object: unknown) =>
		await fetch(`${installation.n8n.url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ data: { object } }),
		});
	const course = groupNamed(context, 'Newcomers Berlin');

	await report.check('paid: the link by mail and by WhatsApp', async () => {
		await post('course-paid', { customer_details: BUYER });
		await eventually(() => {
			const mails = installation.mailbox.mails.filter(({ to }) => to.includes(BUYER.email));
			assert.equal(mails.length, 1);
			assert.ok(mails[0]?.text.includes(linkOf(course)));
			const messages = state.messages.filter(({ chatId }) => chatId === '491705550002@c.us');
			assert.equal(messages.length, 1);
			assert.ok(messages[0]?.text.includes(linkOf(course)));
		});
	});

	await report.check('refunded: out of all groups, and nobody else is', async () => {
		const groups = [course, groupNamed(context, 'Volunteers Food Bank')];
		const sizes = [...state.groups.values()].map(({ participants }) => participants.size);
		for (const { id } of groups) simulate.join(id, '491705550002@c.us');
		await post('course-refunded', { billing_details: BUYER });
		await eventually(() => {
			for (const { participants } of groups) assert.ok(!participants.has('491705550002@c.us'));
		});
		const after = [...state.groups.values()].map(({ participants }) => participants.size);
		assert.deepEqual(after, sizes);
	});
}

/** A group that follows a list, started by hand: no test waits for the morning. */
export async function syncMembers(context: Context): Promise<void> {
	const { installation, report, page } = context;
	const { state } = installation.emulator;
	const { id } = example(context, 'sync-members');
	const group = groupNamed(context, 'Volunteers Food Bank');

	await report.check('run in the editor: who is missing comes in, who is extra goes', async () => {
		const members = [...group.participants.values()];
		const stays = members.filter(({ role }) => role === 'participant').slice(0, 3);
		const refused = state.addPerson('491705550004');
		state.unreachable.set(refused.id, 403);
		const wanted = [...stays.map(({ phone }) => phone), '491705550003', refused.phone];
		await installation.api.createPhoneTable('Course Members', wanted);
		const editor = new Editor(page);
		await editor.open(installation.n8n.url, id);
		await page.getByTestId('execute-workflow-button').click();
		const mail = await eventually(() => {
			const found = installation.mailbox.mails.find(({ subject }) =>
				subject.includes('the list of members'),
			);
			assert.ok(found);
			return found;
		}, 60_000);
		assert.deepEqual(
			[...group.participants.keys()].sort(),
			[state.me.id, ...stays.map((each) => each.id), '491705550003@c.us'].sort(),
		);
		assert.match(mail.text, /\+491705550003: Done/);
		assert.match(mail.text, /\+491705550004: invited/);
		assert.match(mail.text, /please look: nobody/);
		const invited = state.messages.filter(({ chatId }) => chatId === refused.id);
		assert.ok(invited.length === 1 && invited[0]?.text.includes(linkOf(group)));
		await editor.dismissNotices();
	});
}
