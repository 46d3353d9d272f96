import { strict as assert } from 'node:assert';
import { startTour } from '../../../scripts/tour/tour.cts';
import { eventually } from '../../eventually.cts';
import { groupNamed, linkOf, type Context } from '../../context.cts';

/** The page of `npm start`: what was sent, and people who come and go by a click. */
export async function tour(context: Context): Promise<void> {
	const { installation, report, page } = context;
	const served = await startTour(installation);
	try {
		await report.check('the tour shows the emails, the messages and the groups', async () => {
			await page.goto(served.url);
			const [mail] = installation.mailbox.mails;
			const [message] = installation.emulator.state.messages;
			for (const text of [mail?.subject, message?.text.split('\n')[0], 'Newcomers Berlin']) {
				assert.ok(text);
				await page.getByText(text).first().waitFor();
			}
		});

		await report.check('a click there lets somebody join, leave, and resets a link', async () => {
			const group = groupNamed(context, 'Yoga on the Roof, Thursdays');
			const card = page.getByRole('article').filter({ hasText: group.subject });
			const members = () => group.participants.size;
			const [before, link] = [members(), linkOf(group)];
			await card.getByRole('button', { name: 'Somebody joins' }).click();
			await eventually(() => assert.equal(members(), before + 1));
			await card.getByText(`${before + 1} members`).waitFor();
			await card.getByRole('button', { name: 'The newest leaves' }).click();
			await eventually(() => assert.equal(members(), before));
			await card.getByRole('button', { name: 'Somebody resets the link' }).click();
			await eventually(() => assert.notEqual(linkOf(group), link));
			await card.getByText(linkOf(group)).waitFor();
		});
	} finally {
		await served.close();
	}
}
