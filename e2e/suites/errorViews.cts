import type { Emulator } from '../../emulator/index.cts';
import type { Credential } from '../../harness/n8n/n8nApi.cts';
import { Editor } from '../editor.cts';
import { groupNamed, screenshot, type Context } from '../context.cts';

/** Something that goes wrong, and what the editor has to show. */
interface Mishap {
	name: string;
	parameters: Record<string, unknown>;
	shows: RegExp[];
	status?: Emulator['state']['status'];
}

/** What a person sees of something that goes wrong, in the open node. */
export async function errorViews(context: Context): Promise<void> {
	const { installation, report, page } = context;
	const { state } = installation.emulator;
	const editor = new Editor(page);
	const { id: groupId } = groupNamed(context, 'Newcomers Berlin');
	const credential = await installation.createWawpCredential();
	const byId = (value: string) => ({ __rl: true, mode: 'id', value });
	const mishaps: Mishap[] = [
		{
			name: 'full-group',
			parameters: {
				...{ operation: 'getOpenInviteCode', membersPerGroup: 10 },
				groups: { group: [{ groupId: byId(groupId) }] },
			},
			shows: [/All groups are full/, /42/],
		},
		{
			name: 'nothing-given',
			parameters: { groupId: byId('={{ $json.groupID }}') },
			shows: [/"Group" is empty/, /The expression gave nothing for this item/],
		},
		{
			name: 'stopped-session',
			parameters: { groupId: { __rl: true, mode: 'list', value: groupId } },
			shows: [/not connected to Wawp at the moment/, /start it and scan the QR code/],
			status: 'STOPPED',
		},
	];
	for (const { name, parameters, shows, status = 'WORKING' } of mishaps) {
		await report.check(`the editor shows what happened and what to do: ${name}`, async () => {
			const { id } = await installation.api.createWorkflow(workflow(name, parameters, credential));
			await editor.open(installation.n8n.url, id);
			await editor.openNode('Wawp');
			state.status = status;
			try {
				await editor.executeStep();
				for (const text of shows) await editor.output.getByText(text).first().waitFor();
				await editor.dismissNotices();
				await screenshot(page, name);
				if (status === 'WORKING') return;
				await editor.group.getByTestId('rlc-input').click();
				await page
					.getByTestId('rlc-error-container')
					.getByText(shows[0] ?? '')
					.waitFor();
				await screenshot(page, `${name}-picker`);
			} finally {
				state.status = 'WORKING';
			}
		});
	}
}

function workflow(
	name: string,
	parameters: Record<string, unknown>,
	{ id, name: credential }: Credential,
) {
	const start = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };
	const node = { name: 'Wawp', type: 'n8n-nodes-wawp-groups.wawpGroups', typeVersion: 1 };
	return {
		name,
		nodes: [
			{ ...start, id: 'start', position: [0, 0], parameters: {} },
			{
				...{ ...node, id: 'wawp', position: [224, 0], parameters },
				credentials: { wawpApi: { id, name: credential } },
			},
		],
		connections: { Start: { main: [[{ node: 'Wawp', type: 'main', index: 0 }]] } },
		settings: {},
	};
}
