import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { readSimplify, simplifyField } from '../../nodes/WawpGroups/operations/fields/simplify';
import { OPERATIONS } from '../../nodes/WawpGroups/operations/index';
import {
	OutputWithFiles,
	type ItemParameters,
	type Operation,
	type Output,
} from '../../nodes/WawpGroups/operations/Operation';
import { Account } from '../../wawp/account';
import { WawpClient } from '../../wawp/client';
import { RateGate } from '../../wawp/rateGate';
import { InputError, WawpError } from '../../wawp/failures/errors';
import type { WawpAnswer, WawpRequest } from '../../wawp/http';

const all = Object.values(OPERATIONS).flat<Operation[][]>();

/** Every path there is; nothing a user or a server says may lead to another. */
const PATHS =
	/^\/v2\/(session\/info|send\/text|lids|contacts\/check-exists)$|^\/v2\/groups(\/(create|join|join-info|count|refresh)|\/\d{5,25}(-\d{5,15})?%40g\.us(\/(invite-code(\/revoke)?|leave|picture|subject|description|participants(\/(add|remove))?|admin\/(promote|demote)|settings\/security\/(info|messages)-admin-only))?)?$/;

const CODE = 'AbCdEfGhIjKlMnOpQrStUv';
const ID = '120363012345678901@g.us';
const pieces = fc.constantFrom(
	...[
		'120363012345678901',
		'@g.us',
		'@c.us',
		'@lid',
		'49170',
		'+',
		'-',
		' ',
		'/',
		'..',
		'%2f',
		'?',
		'#',
		'\n',
	],
	...[
		'https://chat.whatsapp.com/',
		CODE,
		'code=',
		'undefined',
		'null',
		',',
		';',
		'\u200b',
		'{{',
		'\u0000',
		'\ud800',
	],
);
const nasty = fc.array(pieces, { maxLength: 8 }).map((list) => list.join(''));
const likely = fc.constantFrom<unknown>(
	ID,
	CODE,
	'+49 170 1234567',
	['491701234567'],
	true,
	'binary',
	'__proto__',
	'https://example.com/constructor',
	{
		subject: 'New',
		sendMessages: 'admins',
	},
);
/** What an expression can give: mostly something usable, often nonsense, sometimes anything. */
const value = fc.oneof(
	{ weight: 3, arbitrary: likely },
	{ weight: 2, arbitrary: nasty },
	// What JSON can hold and String() falls over.
	fc.constant({ toString: 1 }),
	fc.anything(),
);

const bodies = fc.oneof(
	fc.constantFrom<unknown>(
		'',
		'undefined',
		null,
		true,
		false,
		CODE,
		{ code: CODE },
		{ ok: true },
		[],
	),
	fc.dictionary(
		fc.constantFrom(
			'code',
			'link',
			'id',
			'JID',
			'message',
			'error',
			'status',
			'Participants',
			'url',
			'count',
			'adminsOnly',
			'role',
			ID,
		),
		fc.oneof(value, fc.constantFrom<unknown>(ID, CODE, 0, 403, '403', { _serialized: ID })),
	),
	fc.array(fc.dictionary(fc.constantFrom('JID', 'id', 'jid', 'Error', 'status', 'role'), value)),
	nasty,
	fc.jsonValue(),
	fc.anything(),
);
const answer = fc.record<WawpAnswer>({
	status: fc.oneof(
		{ weight: 3, arbitrary: fc.constant(200) },
		fc.constantFrom(204, 302, 400, 401, 403, 404, 405, 422, 429, 500, 502),
	),
	headers: fc.constant({}),
	body: bodies,
});

/** The same cases each time, unless told otherwise: a red test is red again. */
export const SEED = Number(process.env.FUZZ_SEED ?? 20_261_124);

/**
 * Operations with nonsense for fields and answers: each does the right thing or says what is wrong.
 * @param cases how many
 */
export async function fuzz(cases: number): Promise<void> {
	process.stdout.write(`\nFuzzing ${cases} cases, FUZZ_SEED=${SEED}\n`);
	let emitted = 0;
	let refused = 0;
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...all),
			fc.array(value, { minLength: 3, maxLength: 3 }),
			fc.array(answer, { minLength: 1, maxLength: 4 }),
			async (operation, values, answers) => {
				const outcome = await attempt(operation, values, answers);
				if (outcome.error) {
					refused += 1;
					expect(outcome.error).toBeInstanceOf(outcome.sent.length > 0 ? WawpError : Error);
					const known = outcome.error instanceof WawpError || outcome.error instanceof InputError;
					expect([operation.value, known, outcome.error]).toEqual([
						operation.value,
						true,
						outcome.error,
					]);
					// What the user gave is quoted; the rest is ours.
					const ours = outcome.error.message.replace(/".*"/gs, '');
					expect(ours).not.toMatch(/undefined|\[object|NaN/);
				} else emitted += 1;
				for (const { path } of outcome.sent) expect(path).toMatch(PATHS);
				if (showsTheAnswer(operation, values)) return;
				for (const { link, code = String(link).split('/').at(-1) } of outcome.items) {
					if (link === undefined) continue;
					// the code was in an answer, or is the one that was asked about
					expect(JSON.stringify([answers, values])).toContain(String(code));
					expect(link).toBe(`https://chat.whatsapp.com/${code}`);
					expect(code).toMatch(/^[A-Za-z0-9]{8,40}$/);
				}
			},
		),
		{ numRuns: cases, seed: SEED, endOnFailure: true },
	);
	// Both sides were really visited.
	expect(emitted).toBeGreaterThan(cases / 50);
	expect(refused).toBeGreaterThan(cases / 50);
}

/** With Simplify off the user sees what Wawp said, word for word. */
function showsTheAnswer(operation: Operation, values: unknown[]): boolean {
	return operation.fields.includes(simplifyField) && !readSimplify(parameters(values));
}

interface Attempt {
	items: Array<Record<string, unknown>>;
	sent: WawpRequest[];
	error?: Error;
}

function jsonOf(output: Output): IDataObject[] {
	if (output instanceof OutputWithFiles) return [output.json];
	return Array.isArray(output) ? output : [output];
}

/** One item through an operation, with fields and answers in turn as given. */
async function attempt(
	operation: Operation,
	values: unknown[],
	answers: WawpAnswer[],
): Promise<Attempt> {
	const sent: WawpRequest[] = [];
	// pauses take no time
	let now = 0;
	const sleep = async (ms: number) => void (now += ms);
	const wawp = new WawpClient({
		send: async (request) => {
			sent.push(request);
			return answers[Math.min(sent.length, answers.length) - 1] ?? fail();
		},
		pause: async () => {},
		secrets: ['the-secret-access-token'],
		account: new Account(new RateGate(() => now, sleep)),
	});
	try {
		const output = await operation.prepare(parameters(values)).run(wawp);
		return { items: jsonOf(output).slice(0, 50), sent };
	} catch (error) {
		return {
			items: [],
			sent,
			error: error instanceof Error ? error : new Error(`threw ${typeof error}`),
		};
	}
}

/** Gives each field one of the values, always the same one. */
function parameters(values: unknown[]): ItemParameters {
	return {
		gaveNothing: new Set(),
		get: (name) => values[name.length % values.length],
		binary: () => ({ mimeType: 'image/png', fileName: 'a.png', load: async () => 'eA==' }),
	};
}

function fail(): never {
	throw new Error('There is always an answer');
}
