import { json, type Answer } from '../http/answers.cts';
import { groupAsAdmin, groupAsMember, type Call, type Route } from '../http/calls.cts';
import type { MemberResult } from '../engines/shapes.cts';
import type { Participant } from '../state/people.cts';
import { isRecord } from '../http/values.cts';
import type { Group, State } from '../state/state.cts';

type Action = keyof typeof ACTS;

/** The IDs in the body's `participants: [{ id }]`. */
export function readParticipants({ fields: { participants } }: Call): string[] {
	const all: unknown[] = Array.isArray(participants) ? participants : [];
	return all.map((entry) => (isRecord(entry) ? String(entry.id) : ''));
}

/** What WhatsApp says about one person before anything is changed: 200 or an error code. */
export function outcome(state: State, group: Group, action: Action, id: string): MemberResult {
	const person = state.person(id);
	const member = person && group.participants.get(person.id);
	const participant = member ?? outsider(state, id);
	if (person === undefined) return { participant, code: 400 };
	if (action === 'add') {
		// Evolution #2616
		if (group.isCommunity) return { participant, code: 403 };
		return { participant, code: member ? 409 : (state.unreachable.get(person.id) ?? 200) };
	}
	if (member === undefined) return { participant, code: 404 };
	// nobody takes the group from the one who made it
	const untouchable = member.role === 'superadmin' && action !== 'promote';
	return { participant, code: untouchable ? 403 : 200 };
}

/** Somebody who is not in the group; bad IDs have no phone number. */
function outsider(state: State, id: string): Participant {
	const person = state.person(id) ?? { id, lid: '', phone: id.split('@', 1)[0] ?? '' };
	return { ...person, role: 'participant' };
}

/** The answer to a write about which the engine has nothing to say. */
export function doneAnswer({ variants, shapes }: Call): Answer {
	return variants.writeAnswer === 'wrapped' ? json({ ok: true }) : shapes.done();
}

/** How the others in the group see it. */
const ACTS = { add: 'join', remove: 'leave', promote: 'promote', demote: 'demote' } as const;

function change(call: Call, action: Action): Answer {
	const { state, simulate, shapes, view, variants } = call;
	const ids = readParticipants(call);
	const group = groupAsAdmin(call);
	const results = ids.map((id) => outcome(state, group, action, id));
	const accepted = results
		.filter(({ code }) => code === 200)
		.map(({ participant }) => participant.id);
	simulate[ACTS[action]](group.id, ...accepted);
	const isRole = action === 'promote' || action === 'demote';
	// the pages of promote and demote show {"ok": true}
	if (isRole && variants.writeAnswer !== 'engine') return json({ ok: true });
	return json(shapes.changed(results, action, view));
}

/** GET /v2/contacts/check-exists?phone=; digits. */
function checkExists({ asked, state, variants }: Call): Answer {
	const phone = asked.query.phone ?? '';
	const person = state.people.get(`${phone}@c.us`) ?? state.addPerson(phone);
	if (state.unreachable.get(person.id) === 404) return json({ numberExists: false });
	const chatId = variants.peopleAs === 'lid' ? person.lid : person.id;
	return json({ numberExists: true, chatId, ...(chatId === person.lid && { pn: person.id }) });
}

/** GET /v2/lids, in pages: everybody whose number this account knows. */
function lids({ asked: { query }, state }: Call): Answer {
	const known = [...state.people.values()].filter(({ id }) => !state.withoutNumber.has(id));
	const from = Number(query.offset ?? 0);
	const page = known.slice(from, from + Number(query.limit ?? Infinity));
	return json(page.map(({ lid, phone }) => ({ lid, number: phone })));
}

const ONE = '/v2/groups/:id';

export const memberRoutes: Route[] = [
	{
		method: 'GET',
		path: `${ONE}/participants`,
		answer: (call) => json(call.shapes.participants(groupAsMember(call), call.view)),
	},
	{
		method: 'POST',
		path: `${ONE}/participants/add`,
		onWebjs: 'noRights',
		answer: (call) => change(call, 'add'),
	},
	{ method: 'POST', path: `${ONE}/participants/remove`, answer: (call) => change(call, 'remove') },
	{ method: 'POST', path: `${ONE}/admin/promote`, answer: (call) => change(call, 'promote') },
	{ method: 'POST', path: `${ONE}/admin/demote`, answer: (call) => change(call, 'demote') },
	{ method: 'GET', path: '/v2/contacts/check-exists', answer: checkExists },
	{ method: 'GET', path: '/v2/lids', answer: lids },
];
