/** Answers that leave it open whether a change was made: the node says so, or looks. */
import { faultAnswers as fault } from '../../emulator/index.cts';
import { createHarness } from '../../harness/engine/harness.cts';
import { byId } from '../../harness/engine/workflow.cts';
import { told } from '../support/oneAnswer.cts';

const REFUSED = { success: false, message: 'Something went wrong' };

describe('whether a change was made', () => {
	it.each(['create', 'deletePicture'])(
		'%s: a "no" with a good status leaves doubt',
		async (name) => {
			const { json } = await told(`group/${name}`, 200, () => REFUSED);
			expect(json[0]?.message).toContain('may have been made');
		},
	);

	it.each(['group/create', 'participant/add', 'group/leave', 'group/update'])(
		'%s: a connection that is lost while WhatsApp’s answer is waited for leaves doubt',
		async (name) => {
			const { json } = await told(name, 500, () => ({
				exception: { message: 'Connection Closed' },
			}));
			expect(json).toMatchObject([{ details: { reason: 'sessionLost' } }]);
			expect(json[0]?.message).toContain('may have been made');
			expect(json[0]?.message).not.toContain('Not changed');
		},
	);

	it.each([
		['made', true],
		['not made', false],
	])('update: a "no" with a good status is looked into: %s', async (_, afterEffect) => {
		const harness = await createHarness({ groups: 1 });
		const { emulator, groups } = harness;
		emulator.faults.add({ method: 'PUT', afterEffect, answer: fault.status(200, REFUSED) });
		const { items } = await harness.submit([{}], {
			onError: 'continueRegularOutput',
			parameters: {
				...{ resource: 'group', operation: 'update', groupId: byId(groups[0]?.id ?? '') },
				updateFields: { subject: 'New name' },
			},
		});
		await harness.close();
		const expected = afterEffect
			? { updated: ['subject'] }
			: { message: expect.stringContaining('Not certain: "Name"') };
		expect(items.map(({ json }) => json)).toMatchObject([expected]);
	});

	it.each(['update', 'create', 'leave'])(
		'%s: a page in place of the answer leaves doubt',
		async (name) => {
			const { json } = await told(`group/${name}`, 500, () => '<html><h1>500</h1></html>');
			expect(json[0]?.message).toContain('may have been made');
		},
	);

	it('results by person count, also beside HTTP 500', async () => {
		const row = (id: string, code: number) => ({ id, code });
		const { json } = await told('participant/add', 500, ({ newcomer, second }) => ({
			message: 'Some failed',
			results: [row(newcomer, 200), row(second, 403)],
		}));
		expect(json).toMatchObject([{ done: true }, { done: false, code: 403 }]);
	});

	it('HTTP 202 is no "done", whatever the text', async () => {
		const { json } = await told('group/setPicture', 202, () => 'OK');
		expect(json).toMatchObject([{ updated: null }]);
	});
});
