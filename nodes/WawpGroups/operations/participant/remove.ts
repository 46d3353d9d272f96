import { defineChange } from './change';

export const remove = defineChange({
	name: 'Remove',
	value: 'remove',
	action: 'Remove participants from a group',
	description: 'Take people out of a group',
	path: ['participants', 'remove'],
	isDone: (member) => member === undefined,
});
