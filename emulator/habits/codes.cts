import type { RecordedRequest } from '../http/requests.cts';
import { reshaping, type Habit, type Surroundings } from './habit.cts';

const HELP_DESK = 'https://chat.whatsapp.com/IaHelpDesk00Wawp0000Xy';

const isCode = ({ path }: RecordedRequest) => path.includes('/invite-code');

/** The right code of the group in the path. */
function codeOf({ state }: Surroundings, { path }: RecordedRequest): string {
	return state.groups.get(path.split('/')[3] ?? '')?.inviteCode ?? '';
}

/** Instead of the code, something that is none. */
const instead = (value: unknown): Habit => reshaping(isCode, () => value);

/** The code, in another form. */
const inForm = (write: (code: string) => unknown): Habit =>
	reshaping(isCode, (_, emulator, asked) => write(codeOf(emulator, asked)));

/** What can stand where a code is expected. */
export const codes = {
	'a sentence for a code': instead(`Your link is being prepared. Questions: ${HELP_DESK}`),
	'a message for a code': instead({
		message: `Ask us: ${HELP_DESK}`,
		support: { link: HELP_DESK },
	}),
	'a page for a code': instead(`<!doctype html><p>Soon back. <a href="${HELP_DESK}">Ask</a></p>`),
	'a personal code': instead({ code: 'k3Jd8Sm2Qp7Xz1Vb', expiration: '1793491200' }),
	'an error code': instead({ code: 'WAWP1001', message: 'Not authenticated' }),
	'an error code alone': instead({ code: 'WAWP1001' }),
	'success for a code': instead({ code: 'success', message: 'Invite code retrieved' }),
	'codes of 20 characters': ({ state }) => {
		for (const group of state.groups.values()) {
			group.inviteCode = `${group.inviteCode.slice(0, 18)}A1`;
		}
		return (_, next) => next();
	},
	'the code in data': inForm((code) => ({ success: true, data: { code } })),
	'the code as a link': inForm((code) => ({ inviteLink: `https://chat.whatsapp.com/${code}` })),
	'the code beside a status': inForm((code) => ({ status: 200, message: 'OK', code })),
	'the code as a text in data': inForm((data) => ({ code: 'success', data })),
} satisfies Record<string, Habit>;
