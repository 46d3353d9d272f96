import { json, type Answer } from '../http/answers.cts';
import {
	groupAsAdmin,
	groupAsEditor,
	groupAsMember,
	type Call,
	type Route,
} from '../http/calls.cts';
import { doneAnswer, outcome, readParticipants } from './members.cts';
import { isRecord } from '../http/values.cts';
import { httpException, noSuchPath, notImplemented } from '../engines/wahaErrors.cts';

/** GET /v2/groups; the parameters are WAHA's. There is no total and no hint that more follows. */
function list({ asked: { query }, state, shapes, view, variants }: Call): Answer {
	const participants = query.exclude !== 'participants';
	const groups = state.myGroups();
	const key = query.sortBy === 'subject' ? 'subject' : 'id';
	if (query.sortBy) groups.sort((one, other) => (one[key] < other[key] ? -1 : 1));
	if (query.sortOrder === 'desc') groups.reverse();
	const from = Number(query.offset ?? 0);
	const page = variants.pagingHonoured
		? groups.slice(from, from + Number(query.limit ?? Infinity))
		: groups;
	return json(page.map((group) => shapes.group(group, { ...view, participants })));
}

function create(call: Call): Answer {
	const { asked, fields, state, simulate, shapes, view, variants } = call;
	if (asked.path !== variants.createPath) return noSuchPath(asked);
	const ids = readParticipants(call);
	const group = state.addGroup({ subject: String(fields.name), members: 1 });
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
	const value = String(call.fields[field]);
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

/** PUT picture: `file: { mimetype, filename?, url | data (base64) }`. The URL is not downloaded. */
function setPicture(call: Call, isGiven: boolean): Answer {
	const { url, data } = isRecord(call.fields.file) ? call.fields.file : {};
	const picture = `https://pps.whatsapp.net/v/${String(url ?? data).length}.jpg`;
	call.simulate.update(groupAsEditor(call).id, { picture: isGiven ? picture : null });
	return json({ success: true });
}

const ONE = '/v2/groups/:id';

/** Whether only admins may do something; any member may ask. */
function setting(tail: string, field: 'restrict' | 'announce'): Route[] {
	const path = `${ONE}/settings/security/${tail}`;
	const set = (call: Call) => {
		call.simulate.update(groupAsAdmin(call).id, { [field]: call.fields.adminsOnly === true });
		return doneAnswer(call);
	};
	return [
		{ method: 'GET', path, answer: (call) => json({ adminsOnly: groupAsMember(call)[field] }) },
		{ method: 'PUT', path, onWebjs: 'false', answer: set },
	];
}

const text = (field: 'subject' | 'description'): Route => {
	const path = `${ONE}/${field}`;
	return { method: 'PUT', path, onWebjs: 'false', answer: (call) => setText(call, field) };
};

export const groupRoutes: Route[] = [
	{ method: 'GET', path: '/v2/groups', answer: list },
	{
		method: 'GET',
		path: '/v2/groups/count',
		answer: ({ state }) => json({ count: state.myGroups().length }),
	},
	{ method: 'POST', path: '/v2/groups/refresh', answer: () => json(true) },
	{ method: 'POST', path: '/v2/groups', answer: create },
	{ method: 'POST', path: '/v2/groups/create', answer: create },
	{
		method: 'GET',
		path: ONE,
		answer: (call) => json(call.shapes.group(groupAsMember(call), call.view)),
	},
	{ method: 'DELETE', path: ONE, answer: remove },
	{ method: 'POST', path: `${ONE}/leave`, answer: leave },
	text('subject'),
	text('description'),
	...setting('info-admin-only', 'restrict'),
	...setting('messages-admin-only', 'announce'),
	{
		method: 'GET',
		path: `${ONE}/picture`,
		answer: (call) => json({ url: groupAsMember(call).picture }),
	},
	{ method: 'PUT', path: `${ONE}/picture`, answer: (call) => setPicture(call, true) },
	{ method: 'DELETE', path: `${ONE}/picture`, answer: (call) => setPicture(call, false) },
];
