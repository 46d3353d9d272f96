import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { findOperation } from '../operations';
import { OutputWithFiles } from '../operations/Operation';
import type { Outcome } from './plan';

/** Says above the output what the single items say each for itself, such as who was not added. */
export function addHint(context: IExecuteFunctions, outcomes: Array<Outcome | undefined>): void {
	// where nothing was done, its errors say it
	if (!outcomes.some((outcome) => outcome && 'output' in outcome)) return;
	const resource = String(context.getNodeParameter('resource', 0));
	const operation = findOperation(resource, String(context.getNodeParameter('operation', 0)));
	const message = operation?.hints?.(outcomes.flatMap(jsonOf)).join(' ');
	if (message) context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
}

function jsonOf(outcome: Outcome | undefined): IDataObject[] {
	if (!outcome || 'error' in outcome) return [];
	const { output } = outcome;
	if (output instanceof OutputWithFiles) return [output.json];
	return Array.isArray(output) ? output : [output];
}
