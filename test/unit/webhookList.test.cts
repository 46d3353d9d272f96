import fc from 'fast-check';
import type { JsonObject } from '../../lib/json';
import type { Send } from '../../wawp/http';
import { Account } from '../../wawp/account';
import { WawpClient } from '../../wawp/client';
import { isAsWanted, isExact, readWebhookList, withWanted } from '../../wawp/events/webhookList';
import { bringAbout } from '../../wawp/events/webhooks';

const URL_ = 'https://n8n.example.com/webhook/1/webhook?token=t';
const EVENTS = ['group.v2.join', 'group.v2.leave'];

/** Entries of others: any JSON, also with keys that nobody documents. */
const others = fc
	.array(
		fc.oneof(
			fc.record({
				url: fc.webUrl({ withQueryParameters: true }),
				events: fc.array(fc.string()),
				is_active: fc.constantFrom(true, false, 0, 1),
				more: fc.jsonValue(),
				hmac: fc.constant(null),
				retries: fc.constant(null),
			}),
			fc
				.dictionary(fc.string(), fc.jsonValue())
				.map((more) => ({ hmac: null, retries: null, ...more })),
		),
	)
	// as it comes over the wire, and without numbers that the wire cannot carry
	.map((entries): typeof entries => JSON.parse(JSON.stringify(entries)))
	.filter(isExact);

describe('the webhook list', () => {
	it('is as wanted after adding, and as before after taking away', () => {
		fc.assert(
			fc.property(others, fc.nat(), fc.boolean(), (entries, place, isThere) => {
				const own = { url: 'https://n8n.example.com/webhook/1/webhook', events: ['old'] };
				const at = place % (entries.length + 1);
				const list = isThere ? [...entries.slice(0, at), own, ...entries.slice(at)] : entries;
				const added = withWanted({ entries: list, system: null }, { url: URL_, events: EVENTS });
				expect(isAsWanted({ entries: added, system: null }, { url: URL_, events: EVENTS })).toBe(
					true,
				);
				expect(added).toHaveLength(entries.length + 1);
				const left = withWanted({ entries: added, system: null }, { url: URL_ });
				expect(JSON.stringify(left)).toBe(JSON.stringify(entries));
			}),
		);
	});

	it('may be written by PHP', () => {
		const entry = { url: 'https://a.example/', events: [] };
		expect(readWebhookList({ webhooks: { '0': entry, '2': entry } }).entries).toEqual([
			entry,
			entry,
		]);
		expect(readWebhookList({ webhooks: null }).entries).toEqual([]);
	});

	it.each([undefined, null, '', 'x', [], {}, { webhooks: false }, { webhooks: 'x' }])(
		'%j is none',
		(body) => {
			expect(() => readWebhookList(body)).toThrow('in a form this node does not know');
		},
	);
});

describe('n8n instances that change the list at the same time', () => {
	it('all get what they want in the end, and others keep theirs', async () => {
		await fc.assert(
			fc.asyncProperty(delays, others, async (ticks, entries) => {
				const service = fakeService(entries);
				const urls = ['a', 'b', 'c'].map(
					(name) =>
						`https://n8n.example/${name}aaaaaaa-0000-4000-8000-000000000000/webhook?token=0123456789abcdef`,
				);
				service.list.push({ url: urls[2], events: EVENTS, is_active: true });
				const next = () => ticks.shift() ?? 1;
				const work = urls.map(async (url, index) => {
					const send: Send = async (request) => {
						await wait(next());
						const answer = await service.send(request);
						await wait(next());
						return answer;
					};
					// A pause outlasts what others have under way, as a second does for real.
					const pause = async () => await wait(150 + index * 50);
					const wawp = new WawpClient({ send, pause, secrets: [], account: new Account() });
					const events = index === 2 ? undefined : EVENTS;
					await bringAbout(wawp, { url, events }, { pause, key: url });
				});
				await Promise.all(work);
				const present = urls.map((url) => service.list.filter((entry) => entry.url === url).length);
				expect(present).toEqual([1, 1, 0]);
				for (const entry of entries) expect(service.list).toContainEqual(entry);
			}),
			{ numRuns: 100 },
		);
	});
});

/** How long each request and each answer is under way. */
const delays = fc.array(fc.nat(8), { minLength: 100, maxLength: 100 });

async function wait(ticks: number): Promise<void> {
	for (let i = 0; i < ticks; i++) await new Promise((done) => setImmediate(done));
}

/** Wawp's webhook API in memory. */
function fakeService(entries: JsonObject[]) {
	const service = {
		list: structuredClone(entries),
		send: async ({ method, path, body }: Parameters<Send>[0]) => {
			if (path.startsWith('/v2/webhook/')) return { status: 404, headers: {}, body: {} };
			if (method === 'POST') service.list = JSON.parse(JSON.stringify(body?.webhooks));
			const answer = { webhooks: structuredClone(service.list), systemConfig: {} };
			return { status: 200, headers: {}, body: answer };
		},
	};
	return service;
}
