import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { faultAnswers as fault } from '../../emulator/index.cts';
import { createHarness } from '../../harness/engine/harness.cts';
import { byId } from '../../harness/engine/workflow.cts';

/** What a row can speak of, since IDs differ from run to run. */
export interface Names {
	g1: string;
	g2: string;
	code: string;
	other: string;
	me: string;
	member: string;
	phone: string;
	newcomer: string;
	second: string;
	join: string;
}

const METHODS: Record<string, string> = {
	update: 'PUT',
	setPicture: 'PUT',
	count: 'GET',
	delete: 'DELETE',
	deletePicture: 'DELETE',
};

/** Does an operation, by its name "resource/operation", whose requests are answered so. */
export async function told(
	name: string,
	status: number,
	answer: (names: Names) => unknown,
): Promise<{ json: IDataObject[]; names: Names }> {
	const harness = await createHarness({ groups: 3 });
	const { emulator, groups } = harness;
	const { state } = emulator;
	const member = [...(groups[0]?.participants.values() ?? [])].find(
		(each) => each.id !== state.me.id,
	);
	const [newcomer, second] = [state.addPerson(), state.addPerson()];
	const open = state.addGroup({ subject: 'Open', member: false });
	const names: Names = {
		g1: groups[0]?.id ?? '',
		g2: groups[1]?.id ?? '',
		code: groups[0]?.inviteCode ?? '',
		other: groups[1]?.inviteCode ?? '',
		me: state.me.id,
		member: member?.id ?? '',
		phone: member?.phone ?? '',
		newcomer: newcomer.id,
		second: second.id,
		join: open.id,
	};
	const [resource = '', operation = ''] = name.split('/');
	const people = operation === 'add' ? [newcomer.id, second.id] : [names.member];
	const parameters: INodeParameters = {
		...{ resource, operation, returnAll: true, groupId: byId(names.g1) },
		participants: operation === 'create' ? [newcomer.id] : people,
		...{ subject: 'New group', updateFields: { subject: 'Karate Limited 429' } },
		...{ inviteCode: open.inviteCode, pictureUrl: 'https://example.com/a.png' },
	};
	emulator.faults.add({
		method: METHODS[operation] ?? (operation.startsWith('get') ? 'GET' : 'POST'),
		path: name === 'group/getMany' ? /groups$/ : undefined,
		answer: fault.status(status, answer(names)),
	});
	const outcome = await harness.submit([{}], { onError: 'continueRegularOutput', parameters });
	const json = outcome.items.map((item) => item.json);
	await harness.close();
	return { json, names };
}

/** An item that is an error of this kind. */
export const error = (reason: string) => [{ details: { reason } }];

/** What it is, the operation, the status and body of the answer, and what comes out. */
export type Row = [string, string, number, (names: Names) => unknown, (names: Names) => object[]];

/** A test for each row: what comes out holds what the row says. */
export function itIsTold(rows: Row[]): void {
	it.each(rows)('%s (%s)', async (_, operation, status, answer, expected) => {
		const { json, names } = await told(operation, status, answer);
		expect(json).toMatchObject(expected(names));
	});
}
