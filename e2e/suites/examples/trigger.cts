import { strict as assert } from 'node:assert';
import type { Mail } from '../../../harness/services/mailbox.cts';
import { eventually } from '../../eventually.cts';
import { example, groupNamed, linkOf, type Context } from '../../context.cts';

const FRIEND = '4917012345678';
const STRANGER = '4917087654321';
const [HIDDEN, UNKNOWN, SECOND] = ['4917087654322', '4917087654323', '4917087654324'];
/** Somebody else's entry in the webhook list, which the trigger must leave as it is. */
const THEIRS = { url: 'https://example.com/hook', events: ['message'], is_active: true };

/** What has to be there before the leak-guard example is imported and activated. */
export async function prepareTrigger({ installation }: Context): Promise<void> {
	installation.emulator.state.webhooks = [{ ...THEIRS }];
	await installation.api.createPhoneTable('Allowed Members', [FRIEND]);
}

/** The leak-guard example: a stranger joins, the link is reset, the admins hear of it. */
export async function trigger(context: Context): Promise<void> {
	const { installation, report } = context;
	const { state, simulate, webhooks } = installation.emulator;
	const { id, example: workflow } = example(context, 'leak-guard');
	const [{ webhookId = '' } = {}] = workflow.nodes.filter(({ type }) => type.endsWith('Trigger'));
	const group = groupNamed(context, 'Bread Baking Course – Spring');
	const runs = async () => await installation.api.executions(id);

	await report.check(
		'an active trigger is in the webhook list, beside what was there',
		async () => {
			await eventually(() => {
				const [theirs, ...ours] = state.webhooks;
				assert.deepEqual(theirs, THEIRS);
				// this one and that of the welcome
				assert.equal(ours.length, 2);
				for (const { url } of ours)
					assert.ok(url.startsWith(`${installation.n8n.url}/webhook/`), url);
			});
		},
	);

	await report.check('somebody on the list joins: nothing is done', async () => {
		const before = linkOf(group);
		simulate.join(group.id, `${FRIEND}@c.us`);
		await webhooks.settled();
		await eventually(async () => assert.deepEqual(statuses(await runs()), ['success']));
		assert.equal(linkOf(group), before);
		assert.ok(group.participants.has(`${FRIEND}@c.us`));
	});

	await report.check(
		'a stranger joins: the link is reset, they are out, the admins know',
		async () => {
			const old = linkOf(group);
			simulate.join(group.id, `${STRANGER}@c.us`);
			const mail = await eventually(() => {
				const [found, ...more] = installation.mailbox.mails.filter(({ to }) =>
					to.includes('admins@example.com'),
				);
				assert.ok(found && more.length === 0);
				return found;
			});
			assert.notEqual(linkOf(group), old);
			assert.ok(!group.participants.has(`${STRANGER}@c.us`));
			assert.ok(mail.text.includes(STRANGER) && mail.text.includes(linkOf(group)), mail.text);
			assert.ok(!mail.text.includes(old));
			await eventually(async () =>
				assert.deepEqual(statuses(await runs()), ['success', 'success']),
			);
		},
	);

	await report.check('a hidden number is looked up, and then the same is done', async () => {
		installation.emulator.variants.peopleAs = 'lid';
		simulate.join(group.id, `${HIDDEN}@c.us`);
		await mailTo(context, HIDDEN);
		assert.ok(!group.participants.has(`${HIDDEN}@c.us`));
	});

	await report.check('where nobody knows the number, the admins are asked to look', async () => {
		const hidden = state.addPerson(UNKNOWN);
		state.withoutNumber.add(hidden.id);
		const before = linkOf(group);
		simulate.join(group.id, hidden.id);
		const mail = await mailTo(context, hidden.lid);
		assert.match(mail.subject, /^Please look/);
		assert.equal(linkOf(group), before);
		installation.emulator.variants.peopleAs = 'phone';
	});

	await report.check('where the link cannot be reset, they hear why', async () => {
		const me = group.participants.get(state.me.id);
		assert.ok(me);
		const { role } = me;
		me.role = 'participant';
		simulate.join(group.id, `${SECOND}@c.us`);
		const mail = await mailTo(context, SECOND);
		me.role = role;
		assert.match(mail.text, /not an admin of the group/);
	});

	await report.check(
		'what came before a restart of n8n and comes again starts nothing',
		async () => {
			const first = webhooks.deliveries.find(({ url }) => url.includes(webhookId));
			assert.ok(first);
			await installation.restart();
			const answer = await fetch(first.url, {
				method: 'POST',
				body: first.body,
				headers: { 'content-type': 'application/json' },
			});
			assert.equal(answer.status, 200);
			const gone = groupNamed(context, 'Bread Baking Course – Spring');
			const link = linkOf(gone);
			// what is new starts the workflow
			simulate.leave(group.id, `${FRIEND}@c.us`);
			simulate.join(group.id, `${FRIEND}@c.us`);
			await webhooks.settled();
			await eventually(async () =>
				assert.deepEqual(statuses(await runs()), Array(6).fill('success')),
			);
			assert.equal(linkOf(gone), link);
		},
	);

	await report.check('deactivated, the webhook list is as before', async () => {
		const others = state.webhooks.filter(({ url }) => !url.includes(webhookId));
		assert.equal(others.length, 2);
		await installation.api.deactivate(id);
		await eventually(() => assert.deepEqual(state.webhooks, others));
	});
}

/** The mail to the admins that names somebody. */
async function mailTo({ installation }: Context, somebody: string): Promise<Mail> {
	return await eventually(() => {
		const [mail] = installation.mailbox.mails.filter(
			({ to, text }) => to.includes('admins@example.com') && text.includes(somebody),
		);
		assert.ok(mail);
		return mail;
	});
}

function statuses(runs: Array<{ status: string }>): string[] {
	return runs.map(({ status }) => status);
}
