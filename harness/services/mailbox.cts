import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** An email that arrived. */
export interface Mail {
	to: string[];
	subject: string;
	text: string;
	attachments: Buffer[];
}

/** An SMTP server on 127.0.0.1 that keeps what it gets. */
export interface Mailbox {
	/** What n8n's SMTP credential takes. */
	credential: Record<string, unknown>;
	mails: Mail[];
	close(): Promise<void>;
}

/** Starts the server; every email is accepted, whoever it is for. */
export async function startMailbox(): Promise<Mailbox> {
	const mails: Mail[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		onData(stream, session, callback) {
			const to = session.envelope.rcptTo.map(({ address }) => address);
			simpleParser(stream)
				.then(({ subject = '', text = '', attachments }) => {
					const files = attachments.map(({ content }) => content);
					mails.push({ to, subject, text: text.trim(), attachments: files });
					callback();
				})
				.catch(callback);
		},
	});
	const port = await new Promise<number>((resolve, reject) => {
		server.once('error', reject);
		const listening = server.listen(0, '127.0.0.1', () => resolve(portOf(listening.address())));
	});
	return {
		credential: {
			host: '127.0.0.1',
			port,
			secure: false,
			disableStartTls: true,
			user: '',
			password: '',
		},
		mails,
		close: async () => await new Promise((resolve) => server.close(() => resolve())),
	};
}

function portOf(address: AddressInfo | string | null): number {
	return typeof address === 'object' && address !== null ? address.port : 0;
}
