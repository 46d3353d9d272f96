import type { FailureKind } from './messages';

/**
 * Sentences that say for certain what happened. Each is the whole sentence, or its known frame: a word
 * inside a sentence proves nothing, since sentences also hold what users have written, such as the name
 * of a group.
 *
 * Sources: whatsmeow's errors.go, Baileys, WAHA's exceptions (docs/wawp-api.md, "Failures").
 */
const PHRASES: Array<[FailureKind, RegExp]> = [
	['rateLimit', /^rate-overlimit$/],
	['notAdmin', /^you don't have the permission to get the group's invite link$/],
	['notAdmin', /^the instance must be a group admin to perform this action\.?$/],
	['notAdmin', /^\w+Error: You have no admin rights to [a-z ]+$/i],
	['notInGroup', /^you're not participating in that group$/],
	['notInGroup', /^the instance is not a participant of this group\.?$/],
	['groupNotFound', /^that group does not exist$/],
	['groupNotFound', /^the group was not found\.?$/],
	['inviteRevoked', /^that group invite link has been revoked$/],
	['inviteInvalid', /^that group invite link is not valid$/],
	['sessionDown', /^we didn't find a session with name '[^']*'\.?( please start it\b.*)?$/],
	[
		'sessionDown',
		/^session status is not as expected(\. try again later or restart the session)?\.?$/,
	],
	// Baileys' words for a number that is no longer linked
	['sessionDown', /^logged out\.?$/i],
	// and for one that was cut off, also while it waited for WhatsApp's answer
	['sessionLost', /^connection (failure|closed|terminated|lost|was lost)\.?$/i],
	['unknownInstance', /^no session found for this instance_id\.?$/],
	['unknownInstance', /^(the )?instance (was )?not found\.?$/],
	[
		'wrongToken',
		/^(missing|invalid|wrong|expired)( or (missing|invalid|wrong|expired))? (((access|api)[_ ])?token|(access|api)[_ ]key)\.?$/,
	],
	[
		'wrongToken',
		/^((the|your) )?(((access|api)[_ ])?token|(access|api)[_ ]key)( is| has| was)? (missing|invalid|expired)\.?$/,
	],
	['strangers', /^server returned error (463|475)\.?$/],
	['unsupported', /^(the )?method is not implemented( by the engine(: '\w+')?)?\.?$/],
	['unsupported', /^gows does not support empty group (subject|description)$/],
	['noPicture', /^that user or group does not have a profile picture set$/],
	['noSuchPath', /^cannot (get|post|put|delete|patch) \//],
	['noSuchPath', /^no route was found matching the url and request method\.?$/],
	['noSuchPath', /^the route \S+ could not be found\.?$/],
	['noSuchPath', /^route (get|post|put|delete):\S+ not found$/],
	['noSuchPath', /^404 page not found$/],
	// the path of an operation taken for the ID of a group
	['noSuchPath', /^failed to parse jid: (join|join-info|count|refresh|create)\b/],
	['noSuchPath', /^group (join|join-info|count|refresh|create)(@g\.us)? (was )?not found\.?$/],
	['noSuchPath', /^group (join|join-info|count|refresh|create)(@g\.us)? does not exist\.?$/],
	['noSuchPath', /^invalid group id: (join|join-info|count|refresh|create)\.?$/],
];

/** What the layers below put around a sentence of WhatsApp's. */
const FRAMES = [
	/^\d+ UNKNOWN: (.*)$/is,
	/^info query returned status \d{3}: (.*)$/is,
	/^Evaluation failed: ServerStatusCodeError: (.*)$/is,
];

/** Wawp's codes for failures; other codes say nothing for certain. */
const CODES: Record<string, FailureKind> = {
	invalid_session: 'unknownInstance',
	session_not_found: 'unknownInstance',
	instance_not_found: 'unknownInstance',
	subscription_required: 'subscription',
	quota_reached: 'quota',
	invalid_token: 'wrongToken',
	missing_token: 'wrongToken',
	rest_no_route: 'noSuchPath',
	method_not_allowed: 'noSuchPath',
	file_not_found: 'fileNotFound',
};

/** What a whole sentence says for certain; `undefined` for all others. */
export function kindOfPhrase(sentence: string): FailureKind | undefined {
	const bare = unframed(sentence).toLowerCase();
	return PHRASES.find(([, pattern]) => pattern.test(bare))?.[0];
}

/** What a code says for certain. */
export function kindOfCode(code: string): FailureKind | undefined {
	const name = code.toLowerCase();
	return Object.hasOwn(CODES, name) ? CODES[name] : undefined;
}

/** WhatsApp's status in the frame in which whatsmeow puts it. */
export function framedStatus(sentence: string): number | undefined {
	const [, status] = /^(?:\d+ UNKNOWN: )?info query returned status (\d{3}): /.exec(sentence) ?? [];
	return status === undefined ? undefined : Number(status);
}

/** WhatsApp's status by its own word for it, where that is the whole sentence. HTTP's "Gone" is another word. */
export function statusOfWord(sentence: string): number | undefined {
	const bare = unframed(sentence);
	// by itself this is also HTTP's word
	if (bare === 'forbidden' && bare !== sentence.trim()) return 403;
	return WORDS.get(bare);
}

const WORDS = new Map([
	['not-authorized', 401],
	['item-not-found', 404],
	['not-acceptable', 406],
	['conflict', 409],
	['gone', 410],
	['resource-limit', 419],
]);

function unframed(sentence: string): string {
	let bare = sentence.trim();
	for (const frame of FRAMES) bare = frame.exec(bare)?.[1] ?? bare;
	return bare.trim();
}
