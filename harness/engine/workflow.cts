import type { IConnections, INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from './engine.cts';

export const WAWP = 'Wawp Groups';
const FORM = 'Form Trigger';
const EMAIL = 'Send Email';

/** What a test may set of the Wawp Groups node. */
export interface NodeSetup {
	/** Default: Get Invite Code of `={{ $json.groupId }}`. */
	parameters?: INodeParameters;
	onError?: INode['onError'];
	retryOnFail?: boolean;
	maxTries?: number;
	waitBetweenTries?: number;
}

/** A group ID as the editor saves it in mode "By ID". */
export function byId(value: string | number) {
	return { __rl: true, mode: 'id', value };
}

/** The name of a group as the editor saves it in mode "By Name". */
export function byName(value: string) {
	return { __rl: true, mode: 'name', value };
}

/**
 * The form workflow: Form Trigger → Wawp Groups → Send Email. The email goes to whom n8n's
 * pairing says the item belongs to, so a wrong pairing sends a link to the wrong person.
 */
export function formWorkflow(setup: NodeSetup = {}): WorkflowFile {
	const { parameters, ...settings } = setup;
	const defaults = { resource: 'invite', operation: 'getInviteCode' };
	const wawp = node(WAWP, 'n8n-nodes-wawp-groups.wawpGroups', {
		...defaults,
		groupId: byId('={{ $json.groupId }}'),
		...parameters,
	});
	const nodes = [
		node(FORM, 'n8n-nodes-base.formTrigger', {}),
		{ ...wawp, ...settings, credentials: { wawpApi: { id: '1', name: 'Wawp' } } },
		node(EMAIL, 'n8n-nodes-base.emailSend', {
			toEmail: `={{ $('${FORM}').item.json.email }}`,
			text: '={{ $json.link }}',
		}),
	];
	return { nodes, connections: { ...link(FORM, WAWP), ...link(WAWP, EMAIL) } };
}

function node(name: string, type: string, parameters: INodeParameters): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
}

function link(from: string, to: string): IConnections {
	return { [from]: { main: [[{ node: to, type: 'main', index: 0 }]] } };
}
