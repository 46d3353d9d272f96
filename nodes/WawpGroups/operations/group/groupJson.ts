import type { IDataObject } from 'n8n-workflow';
import type { Group } from '../../../../wawp/shapes/group';

/** A group as it is emitted: its ID also under the name that every output about a group has. */
export function groupJson(group: Group): IDataObject {
	return { groupId: group.id, ...group };
}
