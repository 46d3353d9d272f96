import { json, type Answer } from '../http/answers.cts';
import { groupAsEditor, groupAsMember, type Call, type Route } from '../http/calls.cts';
import { isRecord } from '../http/values.cts';
import { badRequest } from '../engines/wahaErrors.cts';

/** PUT picture: `file: { mimetype, filename?, url | data (base64) }`. The URL is not downloaded. */
function setPicture(call: Call): Answer {
	const { file } = call.fields;
	if (!isRecord(file)) return badRequest('file must be an object');
	if (typeof file.mimetype !== 'string') return badRequest('file.mimetype must be a string');
	const source = file.url ?? file.data;
	if (typeof source !== 'string') return badRequest('file must hold url or data');
	if (typeof file.url === 'string' && !URL.canParse(file.url)) {
		return badRequest('file.url must be a URL address');
	}
	const picture = `https://pps.whatsapp.net/v/${source.length}.jpg`;
	call.simulate.update(groupAsEditor(call).id, { picture });
	return json({ success: true });
}

function deletePicture(call: Call): Answer {
	call.simulate.update(groupAsEditor(call).id, { picture: null });
	return json({ success: true });
}

const path = '/v2/groups/:id/picture';

export const pictureRoutes: Route[] = [
	{ method: 'GET', path, answer: (call) => json({ url: groupAsMember(call).picture }) },
	{ method: 'PUT', path, answer: setPicture },
	{ method: 'DELETE', path, answer: deletePicture },
];
