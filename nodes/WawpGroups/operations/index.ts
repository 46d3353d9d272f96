import { getInviteCode } from './invite/getInviteCode';
import { revokeInviteCode } from './invite/revokeInviteCode';
import type { Operation } from './Operation';

/** All operations by resource, in the order shown. The first of a resource is its default. */
export const OPERATIONS = {
	invite: [getInviteCode, revokeInviteCode],
} satisfies Record<string, [Operation, ...Operation[]]>;

/** The operation of a resource, or `undefined` for values this node does not have. */
export function findOperation(resource: string, operation: string): Operation | undefined {
	const table: Record<string, Operation[]> = OPERATIONS;
	return table[resource]?.find(({ value }) => value === operation);
}
