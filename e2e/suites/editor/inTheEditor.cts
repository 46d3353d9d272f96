import { chain } from '../../../harness/n8n/chain.cts';
import { Editor } from '../../editor.cts';
import { groupNamed, linkOf, picture, type Context } from '../../context.cts';

const ACTION = 'Get invite code and link of a group';
/** What people type who do not know the name of the node. */
const WORDS = [
	'whatsapp group',
	'whatsapp invite link',
	'whatsapp group link',
	'join link',
	'group link',
];
const WRONG_TOKEN =
	'Wawp did not accept the access token. Copy it from the Wawp dashboard into Access Token again.';

/** A person adds the node, gives it a credential, chooses a group, and runs it. */
export async function inTheEditor(context: Context): Promise<void> {
	const { installation, report, page } = context;
	const editor = new Editor(page);
	const asked = groupNamed(context, 'Newcomers Berlin');
	const workflow = await installation.api.createWorkflow(personWithGroup(asked.id));

	const findsIt = async () => {
		for (const words of WORDS) {
			const found = await editor.searchNodes(words);
			await found.getByText('Wawp Groups', { exact: true }).first().waitFor();
		}
	};

	await report.check(`the panels of both steps find it by ${WORDS.join(', ')}`, async () => {
		const empty = await installation.api.createWorkflow(chain('Empty', []));
		await page.goto(`${installation.n8n.url}/workflow/${empty.id}`);
		await page.getByTestId('canvas-add-button').click();
		await findsIt();
		await editor.open(installation.n8n.url, workflow.id);
		await editor.node('Person').click();
		await page.keyboard.press('n');
		await findsIt();
	});

	await report.check('the nodes panel finds the node by "wawp"', async () => {
		await editor.open(installation.n8n.url, workflow.id);
		await editor.node('Person').click();
		await page.keyboard.press('n');
		const found = await editor.searchNodes('wawp');
		await found.getByText('Wawp Groups', { exact: true }).waitFor();
		await found.getByText('Wawp Groups', { exact: true }).click();
		await found.getByText(ACTION).click();
		await page.getByTestId('ndv').waitFor();
	});

	await makeCredential(context);

	await report.check(
		'the picker finds a group by part of its name; the step gives its link',
		async () => {
			const yoga = groupNamed(context, 'Yoga on the Roof, Thursdays');
			await editor.pickGroup('yoga', yoga.subject);
			await editor.executeStep();
			await editor.outputShows(['code', 'link', yoga.inviteCode, linkOf(yoga)]);
			await editor.dismissNotices();
		},
	);

	await report.check(
		'the group ID given as an expression; code and link in the output',
		async () => {
			await editor.typeGroup('={{ $json.groupId }}');
			await editor.reopenNode(ACTION);
			await editor.executeStep();
			await editor.outputShows(['code', 'link', asked.inviteCode, linkOf(asked)]);
			await editor.dismissNotices();
			await picture(page.getByTestId('ndv'), 'node');
		},
	);
}

/** Makes a credential in the open node: first with a wrong token, then with the right one. */
async function makeCredential({ installation, report, page }: Context): Promise<void> {
	const { instanceId, accessToken } = installation.emulator.state;
	const dialog = page.getByTestId('credential-edit-dialog');
	const type = async (name: string, value: string) =>
		await page.getByTestId(`parameter-input-${name}`).locator('input').fill(value);

	await report.check('the credential test refuses a wrong token in our words', async () => {
		await page.getByRole('button', { name: 'Connect to Wawp' }).click();
		await type('instanceId', instanceId);
		await type('accessToken', 'wrong');
		await type('baseUrl', installation.emulator.url);
		await page.getByTestId('credential-save-button').click();
		await dialog.getByText('More details').click();
		await dialog.getByText(WRONG_TOKEN).waitFor();
	});

	await report.check('and accepts the right one', async () => {
		await type('accessToken', accessToken);
		await page.getByTestId('credential-save-button').click();
		// n8n closes the dialog when the test has passed
		await dialog.waitFor({ state: 'hidden' });
		await page.getByTestId('credential-edit-button').click();
		await dialog.getByText('Connection tested successfully').waitFor();
		await new Editor(page).dismissNotices();
		await page.locator('.el-dialog__headerbtn:visible').click();
		await dialog.waitFor({ state: 'hidden' });
	});
}

/** A workflow with one item that holds the ID of a group. */
function personWithGroup(groupId: string): Record<string, unknown> {
	const jsonOutput = JSON.stringify({ email: 'ada@example.com', groupId });
	return chain('In the editor', [
		{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
		{
			...{ name: 'Person', type: 'n8n-nodes-base.set', typeVersion: 3.4 },
			parameters: { mode: 'raw', jsonOutput },
		},
	]);
}
