import { defineChange } from './change';

export const promote = defineChange({
	name: 'Promote',
	value: 'promote',
	action: 'Promote participants to admins',
	description: 'Make members admins of a group',
	path: ['admin', 'promote'],
	isDone: (member) => member?.role === 'admin' || member?.role === 'superadmin',
});
