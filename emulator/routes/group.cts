import { json, type Answer } from '../http/answers.cts';
import {
	groupAsAdmin,
	groupAsEditor,
	groupAsMember,
	stringField,
	type Call,
	type Route,
} from '../http/calls.cts';
import { doneAnswer, outcome, readParticipants } from './members.cts';
import { badRequest, httpException, noSuchPath, notImplemented } from '../engines/wahaErrors.cts';

function create(call: Call): Answer {
	const { asked, state, simulate, shapes, view, variants } = call;
	if (asked.path !== variants.createPath) return noSuchPath(asked);
	const subject = stringField(call, 'name');
	if (subject === '') return badRequest('name should not be empty');
	const ids = readParticipants(call);
	const group = state.addGroup({ subject, members: 1 });
	group.createdAt = Math.floor(Date.now() / 1000);
	const results = ids.map((id) => outcome(state, group, 'add', id));
	for (const { participant, code } of results) if (code === 200) state.enter(group, participant);
	simulate.created(group);
	return json(shapes.created(group, results, view), 201);
}

function remove(call: Call): Answer {
	const { state, simulate, engine, shapes } = call;
	if (!shapes.deletesGroups) return notImplemented(engine);
	const group = groupAsAdmin(call);
	simulate.leave(group.id, ...group.participants.keys());
	state.groups.delete(group.id);
	return doneAnswer(call);
}

function setText(call: Call, field: 'subject' | 'description'): Answer {
	const value = stringField(call, field);
	if (value.trim() === '' && !call.shapes.takesEmptyTexts) {
		return httpException(400, 'Bad Request', `GOWS does not support empty group ${field}`);
	}
	call.simulate.update(groupAsEditor(call).id, { [field]: value });
	return doneAnswer(call);
}

function leave(call: Call): Answer {
	call.simulate.leave(groupAsMember(call).id, call.state.me.id);
	return doneAnswer(call);
}

export const groupRoutes: Route[] = [
	{ method: 'POST', path: '/v2/groups', answer: create },
	{ method: 'POST', path: '/v2/groups/create', answer: create },
	{
		method: 'GET',
		path: '/v2/groups/:id',
		answer: (call) => json(call.shapes.group(groupAsMember(call), call.view)),
	},
	{ method: 'DELETE', path: '/v2/groups/:id', answer: remove },
	{ method: 'POST', path: '/v2/groups/:id/leave', answer: leave },
	{
		method: 'PUT',
		path: '/v2/groups/:id/subject',
		onWebjs: 'false',
		answer: (call) => setText(call, 'subject'),
	},
	{
		method: 'PUT',
		path: '/v2/groups/:id/description',
		onWebjs: 'false',
		answer: (call) => setText(call, 'description'),
	},
];
