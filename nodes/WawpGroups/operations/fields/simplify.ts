import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../Operation';

/** Whether to have the one documented shape, or what the WhatsApp engine answered. */
export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** The item's choice; simplified where a workflow does not hold one. */
export function readSimplify(item: ItemParameters): boolean {
	return item.get('simplify') !== false;
}
