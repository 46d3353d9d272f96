import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Emulator, Group } from '../../emulator/index.cts';
import type { Installation } from '../../harness/n8n/installation.cts';
import { startHttpStub, type HttpStub } from '../../harness/services/httpStub.cts';

type Shown = Pick<Installation, 'emulator' | 'mailbox' | 'slack'>;

/** Serves the page of the tour: what was sent to whom, and the groups with people who come and go. */
export async function startTour(shown: Shown): Promise<HttpStub> {
	const page = readFileSync(join(__dirname, 'page.html'), 'utf8');
	return await startHttpStub((body, { url = '', method, headers }) => {
		if (method === 'GET') return url === '/' ? page : tourState(shown);
		const group = shown.emulator.state.groups.get(String(Object(body).groupId));
		// a page of somebody else's cannot send this type without being asked for leave
		if (headers['content-type'] === 'application/json' && group) {
			ACTS[url]?.(shown.emulator, group);
		}
		return {};
	});
}

let newcomers = 0;

/** The buttons beside a group. */
const ACTS: Record<string, (emulator: Emulator, group: Group) => void> = {
	'/join': ({ simulate }, { id }) => simulate.join(id, `491705550${String(100 + ++newcomers)}`),
	'/leave': ({ simulate, state }, group) => {
		const newest = newestOf(group);
		if (newest && newest.id !== state.me.id) simulate.leave(group.id, newest.id);
	},
	'/reset': ({ simulate }, { id }) => void simulate.revoke(id),
};

/** All that the page shows, the newest first. */
function tourState({ emulator, mailbox, slack }: Shown) {
	const { state, url } = emulator;
	const nameOf = (chatId: string) =>
		state.groups.get(chatId)?.subject ?? `+${chatId.replace(/@.*/, '')}`;
	return {
		credential: `For a credential of your own: Instance ID ${state.instanceId}, Access Token ${state.accessToken}, Base URL ${url}`,
		groups: [...state.groups.values()].map((group) => ({
			id: group.id,
			name: group.subject,
			link: `https://chat.whatsapp.com/${group.inviteCode}`,
			members: group.participants.size,
			isAdmin: state.isAdminOf(group),
			newest: newestOf(group)?.phone ?? '',
		})),
		mails: mailbox.mails
			.map(({ to, subject, text }) => ({ to: to.join(', '), subject, text }))
			.reverse(),
		messages: state.messages.map(({ chatId, text }) => ({ to: nameOf(chatId), text })).reverse(),
		slack: slack.messages.map((text) => ({ to: 'Slack', text })).reverse(),
	};
}

/** Who came last. */
function newestOf(group: Group) {
	return [...group.participants.values()].at(-1);
}
