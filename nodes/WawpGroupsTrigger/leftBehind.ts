import type { IHookFunctions } from 'n8n-workflow';
import { InputError } from '../../wawp/failures/errors';
import { readStore, type Registered } from './store';

/** What was left at another instance, of which a user was told. */
const toldLeft = new Set<string>();

/**
 * Whether an earlier webhook of this workflow was left, since n8n or the credential has another address or instance
 * now. It is not taken away: it may be that of the workflow that this one is a copy of. It is in the log.
 */
export function isLeft(context: IHookFunctions, place: Registered): boolean {
	const { registered } = readStore(context);
	if (!registered || isSame(registered, place)) return false;
	const { message, advice } = left(registered);
	context.logger.warn(`${context.getNode().name}: ${message}. ${advice}`);
	return true;
}

function isSame(one: Registered, other: Registered): boolean {
	return (
		one.address === other.address &&
		one.baseUrl === other.baseUrl &&
		one.instanceId === other.instanceId
	);
}

/** @throws InputError once, where a user publishes the workflow with the credential of another instance */
export function demandNoneLeft(context: IHookFunctions, place: Registered): void {
	if (!isLeft(context, place) || context.getActivationMode() === 'init') return;
	const { registered } = readStore(context);
	const key = JSON.stringify(registered);
	if (!registered || registered.instanceId === place.instanceId || toldLeft.has(key)) return;
	toldLeft.add(key);
	const { message, advice } = left(registered);
	throw new InputError(message, `${advice} Then publish the workflow again.`);
}

function left({ address, instanceId }: Registered): InputError {
	return new InputError(
		`Wawp instance ${instanceId} may still call this workflow at an earlier place`,
		`The credential, or the address of n8n, was another one when the workflow was published before. If nothing else uses it, open wawp.net/account/connect, press Webhook on the card of instance ${instanceId}, and take ${address} away there.`,
	);
}
