import type { IDataObject } from 'n8n-workflow';
import type { Group } from '../../../../wawp/contract/group';
import { sizeOf } from '../../../../wawp/groups/size';

/** A group as it is emitted: its ID also under the name that every output about a group has. */
export function groupJson(group: Group): IDataObject {
	const { id, subject, description, owner, createdAt } = group;
	const { messagesAdminsOnly, infoAdminsOnly, joinApproval, isCommunity, parentId } = group;
	return {
		groupId: id,
		id,
		subject,
		description,
		owner,
		createdAt,
		size: sizeOf(group),
		messagesAdminsOnly,
		infoAdminsOnly,
		joinApproval,
		isCommunity,
		parentId,
	};
}
