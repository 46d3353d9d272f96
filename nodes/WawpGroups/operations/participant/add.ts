import { defineChange } from './change';

export const add = defineChange({
	name: 'Add',
	value: 'add',
	action: 'Add participants to a group',
	description: 'Put people into a group. WhatsApp may block numbers that add strangers.',
	path: ['participants', 'add'],
	isDone: (member) => member !== undefined,
});
