import type { IHookFunctions } from 'n8n-workflow';
import { InputError } from '../../wawp/failures/errors';
import { readStore, type Registered } from './store';

/** What was left at another instance, of which a user was told. */
const toldLeft = new Set<string>();

/**
 * Whether the webhook was left, since the credential is that of another instance now: that one's token is gone,
 * so nobody can take it away from here. It is in the log.
 */
export function isLeft(context: IHookFunctions, place: Registered): boolean {
	const { registered } = readStore(context);
	if (!registered || registered.address !== place.address) return false;
	if (registered.baseUrl === place.baseUrl && registered.instanceId === place.instanceId)
		return false;
	const { message, advice } = left(registered);
	context.logger.warn(`${context.getNode().name}: ${message}. ${advice}`);
	return true;
}

/** @throws InputError once, where a user publishes the workflow */
export function demandNoneLeft(context: IHookFunctions, place: Registered): void {
	if (!isLeft(context, place) || context.getActivationMode() === 'init') return;
	const { registered } = readStore(context);
	const key = JSON.stringify(registered);
	if (!registered || toldLeft.has(key)) return;
	toldLeft.add(key);
	throw left(registered);
}

function left({ address, instanceId }: Registered): InputError {
	return new InputError(
		`Wawp instance ${instanceId} still calls this workflow`,
		`The Wawp credential was changed to another instance since. In the Wawp dashboard, take the webhook ${address} away from instance ${instanceId}. Then publish the workflow again; this is said once.`,
	);
}
