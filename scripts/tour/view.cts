import type { Emulator, Group } from '../../emulator/index.cts';
import type { Installation } from '../../harness/n8n/installation.cts';

type Shown = Pick<Installation, 'emulator' | 'mailbox' | 'slack'>;

/** All that the page of the tour shows, the newest first. */
export function tourState({ emulator, mailbox, slack }: Shown) {
	const { state, url } = emulator;
	const nameOf = (chatId: string) =>
		state.groups.get(chatId)?.subject ?? `+${chatId.replace(/@.*/, '')}`;
	return {
		credential: `For a credential of your own: Instance ID ${state.instanceId}, Access Token ${state.accessToken}, Base URL ${url}`,
		groups: [...state.groups.values()].map((group) => groupShown(emulator, group)),
		mails: mailbox.mails
			.map(({ to, subject, text }) => ({ to: to.join(', '), subject, text }))
			.reverse(),
		messages: state.messages.map(({ chatId, text }) => ({ to: nameOf(chatId), text })).reverse(),
		slack: slack.messages.map((text) => ({ to: 'Slack', text })).reverse(),
	};
}

function groupShown({ state }: Emulator, group: Group) {
	return {
		id: group.id,
		name: group.subject,
		link: `https://chat.whatsapp.com/${group.inviteCode}`,
		members: group.participants.size,
		isAdmin: state.isAdminOf(group),
		newest: newestOf(group)?.phone ?? '',
	};
}

/** Who came last. */
export function newestOf(group: Group) {
	return [...group.participants.values()].at(-1);
}
