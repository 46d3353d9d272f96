import fc from 'fast-check';
import type { Engine } from '../../../emulator/index.cts';
import { OPERATIONS } from '../../../nodes/WawpGroups/operations/index';
import type { Operation } from '../../../nodes/WawpGroups/operations/Operation';
import { FAULTS, type Fault } from '../faults/faultList.cts';

/** What a random user does: one operation, on random things. */
export interface Step {
	/** `resource/operation` */
	operation: string;
	/** Of which groups, by their place; the one after the last does not exist. Changes take the first only. */
	groups: number[];
	/** Which people, by their place; this number itself is the last. */
	people: number[];
	/** By which of their IDs people are named; by both, they are asked for twice. */
	naming: 'phone' | 'lid' | 'both';
	/** Whether Wawp's own words are asked for: what is then told is not the node's. */
	raw: boolean;
	text: string;
	fields: string[];
	code: 'present' | 'revoked' | 'unknown';
	engine: Engine;
	refusal: 'exception' | 'wawp';
	writeAnswer: 'documented' | 'engine' | 'wrapped';
	/** Whether Wawp knows the other of two documented paths only. */
	hasOtherPaths?: boolean;
	/** What somebody else does before it. */
	before: 'nothing' | 'revoke' | 'join' | 'leave' | 'promoteMe' | 'demoteMe' | 'rename';
	/** What goes wrong, if anything: with the first request only, or with all of them. */
	fault?: Fault;
	isOnce?: boolean;
	/** With those that change something only. */
	isOnChange?: boolean;
	/** Whether a change was made all the same. */
	isMade?: boolean;
	mode: (typeof MODES)[number];
}

/** What the node is to do with an item that fails. */
export const MODES = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;

const ALL = Object.entries(OPERATIONS).flatMap(([resource, operations]: [string, Operation[]]) =>
	operations.map(({ value, safe }) => ({ name: `${resource}/${value}`, safe })),
);

export const READS = ALL.filter(({ safe }) => safe).map(({ name }) => name);
export const CHANGES = ALL.filter(({ safe }) => !safe).map(({ name }) => name);

/** Names that are also the words of WhatsApp and of HTTP. */
export const TEXTS = [
	'Karate Limited 429',
	'rate-overlimit',
	'not-authorized',
	'item-not-found',
	'forbidden',
	"Method is not implemented by the engine: 'Fun'",
	'Session status is not as expected',
	'Invalid access_token',
	'Bread & Wine',
	'success',
	'false',
	'null',
];

/** The operation as somebody uses it for whom nothing is in the way. */
export function plainStep(operation: string): Step {
	const isOfMembers = /remove|promote|demote|compare|findGroups/.test(operation);
	return {
		...{ operation, groups: [operation === 'invite/join' ? 3 : 0], people: [isOfMembers ? 0 : 6] },
		...{ naming: 'phone', raw: false, text: 'Bread & Wine', fields: ['subject', 'sendMessages'] },
		// the only engine that can delete groups
		...{ code: 'present', engine: operation === 'group/delete' ? 'WEBJS' : 'GOWS' },
		...{ refusal: 'exception', writeAnswer: 'documented', before: 'nothing' },
		mode: 'continueRegularOutput',
	};
}

/** Those that cost no time. */
const LIGHT = FAULTS.filter(({ kind }) => kind !== 'tooLarge');
const someOf = (most: number) => fc.array(fc.nat(most), { minLength: 1, maxLength: 3 });

/** Any step. */
export const steps: fc.Arbitrary<Step> = fc.record({
	operation: fc.constantFrom(...READS, ...CHANGES, 'participant/add', 'participant/remove'),
	groups: someOf(6),
	people: someOf(10),
	naming: fc.constantFrom('phone', 'phone', 'lid', 'lid', 'both'),
	raw: fc.nat(9).map((number) => number === 0),
	text: fc.constantFrom(...TEXTS),
	fields: fc.subarray(['subject', 'description', 'editInfo', 'sendMessages'], { minLength: 1 }),
	code: fc.constantFrom('present', 'present', 'revoked', 'unknown'),
	engine: fc.constantFrom<Engine>('GOWS', 'NOWEB', 'WEBJS'),
	refusal: fc.constantFrom('exception', 'wawp'),
	writeAnswer: fc.constantFrom('documented', 'engine', 'wrapped'),
	hasOtherPaths: fc.boolean(),
	before: fc.constantFrom(
		...(['nothing', 'nothing', 'nothing', 'revoke', 'join', 'leave'] as const),
		...(['promoteMe', 'demoteMe', 'rename'] as const),
	),
	fault: fc.oneof(
		{ weight: 3, arbitrary: fc.constant(undefined) },
		{ weight: 1, arbitrary: fc.constantFrom(...LIGHT) },
	),
	isOnce: fc.boolean(),
	isOnChange: fc.boolean(),
	isMade: fc.boolean(),
	mode: fc.constantFrom(...MODES),
});
