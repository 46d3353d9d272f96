/** Messages with more than a text, and the instance that sends them. */
import { useGroupHarness } from '../../support/groupHarness.cts';

describe('Send Poll', () => {
	const harness = useGroupHarness('message');
	const poll = { question: 'Which evening?', answers: ['Tuesday', 'Thursday, late'] };

	it('sends a question with its answers', async () => {
		const { json } = await harness.run('sendPoll', { ...poll, multipleAnswers: true });
		expect(json).toMatchObject([{ groupId: harness.group.id, status: 'sent' }]);
		expect(harness.emulator.requests.map(({ path, body }) => [path, body])).toEqual([
			[
				'/v2/send/poll',
				{
					chatId: harness.group.id,
					poll: {
						name: 'Which evening?',
						options: ['Tuesday', 'Thursday, late'],
						multipleAnswers: true,
					},
				},
			],
		]);
	});

	it('takes the answers as a list', async () => {
		const days = ['Mon', 'Tue', 'Wed'];
		await harness.run('sendPoll', { ...poll, answers: '={{ $json.days }}' }, [{ json: { days } }]);
		expect(Object(harness.emulator.requests[0]?.body).poll.options).toEqual(days);
	});

	it.each([
		[{ answers: ['Tuesday'] }, '"Answers" holds 1 different answer'],
		[{ answers: ['Tuesday', 'Tuesday'] }, '"Answers" holds 1 different answer'],
		[
			{ answers: Array.from({ length: 13 }, (_, i) => `${i}`) },
			'"Answers" holds 13 different answers',
		],
		[{ answers: ['Tuesday', 'x'.repeat(255)] }, '"Answers" holds one of 255 characters'],
		[{ question: ' \u200e' }, '"Question" is empty'],
	])('sends nothing for %j', async (parameters, text) => {
		const { error } = await harness.run('sendPoll', { ...poll, ...parameters });
		expect(error?.message).toContain(text);
		expect(harness.emulator.requests).toEqual([]);
	});
});

describe('Send File', () => {
	const harness = useGroupHarness('message');
	const sent = () => harness.emulator.requests.map(({ path, body }) => [path, Object(body).file]);

	it.each([
		['https://example.com/plan.pdf?v=2', 'auto', 'pdf', 'plan.pdf', 'application/pdf'],
		['https://example.com/Team%20photo.JPG', 'auto', 'image', 'Team photo.JPG', 'image/jpeg'],
		['https://example.com/Half-50%.pdf', 'auto', 'pdf', 'Half-50%.pdf', 'application/pdf'],
		['https://example.com/intro.mp4', 'auto', 'video', 'intro.mp4', 'video/mp4'],
		['https://example.com/hello.mp3', 'auto', 'voice', 'hello.mp3', 'audio/mpeg'],
		['https://example.com/files/17', 'pdf', 'pdf', '17', 'application/pdf'],
	])('%s (%s) goes out as %s', async (fileUrl, fileType, kind, filename, mimetype) => {
		const { json } = await harness.run('sendFile', { fileUrl, fileType, caption: 'Welcome' });
		expect(json).toMatchObject([{ groupId: harness.group.id, status: 'sent' }]);
		expect(sent()).toEqual([[`/v2/send/${kind}`, { url: fileUrl, filename, mimetype }]]);
		expect(harness.emulator.state.messages[0]?.text).toContain('Welcome');
	});

	it.each([
		['image/png', 'plan.png', 'image'],
		['application/pdf', 'plan.pdf', 'pdf'],
		['audio/wav', 'hello.wav', 'voice'],
	])('a binary field with %s goes out with its bytes', async (mimeType, fileName, kind) => {
		const data = Buffer.from('bytes').toString('base64');
		const items = [{ json: {}, binary: { data: { data, mimeType, fileName } } }];
		const { json } = await harness.run('sendFile', { fileSource: 'binary' }, items);
		expect(json).toMatchObject([{ status: 'sent' }]);
		expect(sent()).toEqual([
			[`/v2/send/${kind}`, { data, filename: fileName, mimetype: mimeType }],
		]);
	});

	it('goes by the name where a file is only said to be bytes', async () => {
		const file = { data: 'eA==', mimeType: 'application/octet-stream', fileName: 'plan.pdf' };
		await harness.run('sendFile', { fileSource: 'binary' }, [{ json: {}, binary: { data: file } }]);
		expect(sent()[0]).toMatchObject(['/v2/send/pdf', { mimetype: 'application/pdf' }]);
	});

	it.each([
		['plan.pdf', '"File URL" is not a web address'],
		['https://example.com/files/17', 'The name of the file does not say what kind it is'],
	])('sends nothing for %s', async (fileUrl, text) => {
		const { error } = await harness.run('sendFile', { fileUrl });
		expect(error?.message).toContain(text);
		expect(harness.emulator.requests).toEqual([]);
	});
});

describe('the instance', () => {
	const harness = useGroupHarness('instance');

	it('says so where its phone is no longer linked, and gives a link for it', async () => {
		harness.emulator.state.status = 'SCAN_QR_CODE';
		const { json } = await harness.run('getStatus');
		expect(json).toEqual([{ status: 'SCAN_QR_CODE', connected: false, phone: null, name: null }]);
		const created = await harness.run('createConnectLink');
		expect(created.json).toEqual([
			{
				link: expect.stringMatching(/^https:\/\/app\.wawp\.net\/temp-qr\/\d{64}$/),
				validMinutes: 30,
			},
		]);
	});
});
