/**
 * Where the public documents disagree or say nothing: what this emulator does. The defaults are what
 * the v2 pages say, or the engine underneath where they are silent.
 */
export interface Variants {
	createPath: '/v2/groups' | '/v2/groups/create';
	joinInfoPath: '/v2/groups/join' | '/v2/groups/join-info';
	/** false: limit and offset are ignored, all groups are returned */
	pagingHonoured: boolean;
	/**
	 * `documented`: promote and demote answer `{ok: true}`, the rest as the engine does;
	 * `engine`: all as the engine does; `wrapped`: `{ok: true}` also where the engine has nothing to say
	 */
	writeAnswer: 'documented' | 'engine' | 'wrapped';
	/** WhatsApp's refusal as WAHA's HTTP 500, or as Wawp's 403 */
	refusal: 'exception' | 'wawp';
	/** which ID of a person the answers carry; `hidden`: the privacy ID, and no phone number beside it */
	peopleAs: 'phone' | 'lid' | 'hidden';
	/** the payload of group events, by Wawp's documents or by WAHA's */
	eventForm: 'wawp' | 'waha';
}

/** What holds unless a test sets it otherwise. */
export function defaultVariants(): Variants {
	return {
		createPath: '/v2/groups',
		joinInfoPath: '/v2/groups/join',
		pagingHonoured: true,
		writeAnswer: 'documented',
		refusal: 'exception',
		peopleAs: 'phone',
		eventForm: 'wawp',
	};
}
