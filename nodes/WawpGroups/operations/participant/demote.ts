import { defineChange } from './change';

export const demote = defineChange({
	name: 'Demote',
	value: 'demote',
	action: 'Demote admins to participants',
	description: 'Make admins of a group ordinary members',
	path: ['admin', 'demote'],
	isDone: (member) => member?.role === 'participant',
});
