import { NodeApiError, NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { InputError, WawpError } from '../../wawp/errors';
import { nodeError } from '../shared/nodeError';
import { MANUAL_STEPS } from './manualSteps';

/**
 * Why a trigger could not be activated. n8n shows only the message of such an error, so what to do
 * stands in it as well.
 */
export function registrationError(context: IHookFunctions, error: unknown): Error {
	const node = context.getNode();
	if (error instanceof InputError) {
		const message = `${error.message}. ${error.advice}`;
		return new NodeOperationError(node, message, { level: 'warning' });
	}
	if (!(error instanceof WawpError)) return nodeError(node, error);
	const advice = error.kind === 'subscription' ? withoutPaidPlan(context) : error.advice;
	const message = `${error.message}. ${advice}`;
	return new NodeApiError(
		node,
		{ message },
		{ message, description: advice, httpCode: String(error.facts.status ?? '') },
	);
}

function withoutPaidPlan(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default') ?? '';
	return `Set "Registration" to Manual, and add the webhook yourself: ${MANUAL_STEPS} The URL is ${url}`;
}
