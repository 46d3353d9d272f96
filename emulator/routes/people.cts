import { json, type Answer } from '../http/answers.cts';
import { queryValue } from '../http/requests.cts';
import { badRequest } from '../engines/wahaErrors.cts';
import type { Call, Route } from '../http/calls.cts';

/** GET /v2/contacts/check-exists?phone=; digits, a leading + is stripped. */
function checkExists({ asked, state, variants }: Call): Answer {
	const phone = queryValue(asked, 'phone')?.replace(/^\+/, '') ?? '';
	if (!/^[1-9]\d{4,16}$/.test(phone)) return badRequest('phone must be a phone number');
	const person = state.people.get(`${phone}@c.us`) ?? state.addPerson(phone);
	if (state.unreachable.get(person.id) === 404) return json({ numberExists: false });
	const chatId = variants.peopleAs === 'lid' ? person.lid : person.id;
	return json({ numberExists: true, chatId, ...(chatId === person.lid && { pn: person.id }) });
}

/** Everybody whose number this account knows. */
function known({ state }: Call) {
	return [...state.people.values()].filter(({ id }) => !state.withoutNumber.has(id));
}

/** GET /v2/lids, in pages. */
function lids(call: Call): Answer {
	const limit = Number(queryValue(call.asked, 'limit') ?? Infinity);
	const offset = Number(queryValue(call.asked, 'offset') ?? 0);
	const page = known(call).slice(offset, offset + limit);
	return json(page.map(({ lid, phone }) => ({ lid, number: phone })));
}

export const peopleRoutes: Route[] = [
	{ method: 'GET', path: '/v2/contacts/check-exists', answer: checkExists },
	{ method: 'GET', path: '/v2/lids', answer: lids },
];
