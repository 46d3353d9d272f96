/** The first pause in milliseconds where Wawp names none; doubled each time. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;
/** What Wawp asks for, in milliseconds, is honoured between these; then it is tried once. */
const SHORTEST_ASKED = 500;
const LONGEST_ASKED = 60 * 60 * 1000;
/** The rate at which requests were answered is taken with this margin. */
const MARGIN = 1.1;
/** After as many answers as this, a pace was nearly right: it is made slower by this factor, not halved. */
const SOME_TIME = 10;
const A_LITTLE = 1.25;
/** After each of so many answers, the time between two requests is multiplied by this. */
const FEW = 5;
const RECOVERY = 0.7;
/** A rate that was measured with fewer requests is often that of a busy n8n, and not what Wawp allows. */
const ENOUGH = 8;
/** The longest time in milliseconds between two requests, apart from pauses. */
const LONGEST_SPACING = 10_000;
/** After this time in milliseconds without a refusal, it is tried to go twice as fast. */
const QUIET = 60_000;
/** After this time in milliseconds, a refusal says nothing more. */
const FORGOTTEN = 15 * QUIET;
/** A shorter time between two requests, in milliseconds, is none. */
const SHORTEST_SPACING = 5;

/**
 * How fast Wawp lets an account go, as its answers show it. Nothing is known until it refuses once; then
 * there is a pause, after it one request, two, four, eight at once as long as they are answered, at the rate at
 * which requests were answered before. A refusal soon after the last one halves that rate, a later one takes a
 * fifth off. Every few answers bring a part of it back, since what was measured in a busy n8n is often too slow; but
 * not beyond what was refused. A minute without a refusal doubles that, too.
 */
export class Pace {
	/** Since when requests are held back; `undefined` if they are not. */
	slowedSince: number | undefined;
	/** Since when every request was refused; `undefined` if the last one was answered. */
	refusedSince: number | undefined;
	/** Until when nothing is sent at all. */
	pausedUntil = -Infinity;
	/** How many may be in flight. */
	atOnce = Infinity;
	/** Between two requests, in milliseconds. */
	private spacing = 0;
	/** As short as the spacing may become again before a quiet minute, in milliseconds. */
	private shortest = 0;
	private lastStart = -Infinity;
	/** Counts refusals: what was sent before the last one says nothing new by being refused too. */
	private round = 0;
	/** Refusals in a row. */
	private refusals = 0;
	/** The end of the pause after the last refusal, or of the last quiet minute since. */
	private quietSince = -Infinity;
	/** Answers since there may be as many at once as now. */
	private good = 0;
	/** Answers since the last refusal. */
	private answers = 0;
	/** What was known before the last refusal. */
	private before = { spacing: 0, answers: 0 };
	/** Of what was sent and not refused, by when it was sent and by when it was answered. */
	private readonly sentRate = new Rate();
	private readonly answerRate = new Rate();

	/** @param now the time in milliseconds, never set back */
	constructor(private readonly now: () => number) {}

	/** When the next request may go, if there is room for it. */
	get openAt(): number {
		return Math.max(this.pausedUntil, this.lastStart + this.spacing);
	}

	/** Forgets what was long ago. */
	age(): void {
		if (this.slowedSince !== undefined && this.now() - this.quietSince > FORGOTTEN) this.free();
	}

	/**
	 * A request is sent.
	 * @param now the time in milliseconds at which it was let through
	 * @returns what it has to be told with when it is answered
	 */
	sent(now: number): SentRequest {
		this.lastStart = now;
		this.sentRate.add(this.lastStart);
		return { round: this.round, at: this.lastStart };
	}

	/** A request was answered. */
	answered({ round }: SentRequest): void {
		this.answerRate.add(this.now());
		if (round !== this.round || this.slowedSince === undefined) return;
		this.refusals = 0;
		this.refusedSince = undefined;
		this.good += 1;
		this.answers += 1;
		if (this.good >= this.atOnce) {
			this.atOnce *= 2;
			this.good = 0;
		}
		if (this.answers % FEW === 0) this.recover(RECOVERY);
		const quiet = Math.floor((this.now() - this.quietSince) / QUIET);
		if (quiet < 1) return;
		this.quietSince += quiet * QUIET;
		this.shortest /= 2 ** quiet;
		this.recover(2 ** -quiet);
		if (this.spacing < SHORTEST_SPACING) this.free();
	}

	/**
	 * A request was refused.
	 * @param askedMs the pause that Wawp asks for, in milliseconds; 0 or less is none
	 */
	refused({ round, at }: SentRequest, askedMs = 0): void {
		const now = this.now();
		this.sentRate.remove(at);
		const isFirst = round === this.round;
		if (isFirst) {
			this.round += 1;
			this.before = { spacing: this.spacing, answers: this.answers };
			this.answers = 0;
			this.refusals += 1;
			this.atOnce = 1;
			this.good = 0;
		}
		// others of the same time can be refused too, which shows better how many were allowed
		if (round === this.round - 1 && (isFirst || now - at < NEAR)) this.slowDown(at);
		this.pausedUntil = Math.max(this.pausedUntil, now + this.pauseMs(askedMs));
		this.quietSince = this.pausedUntil;
		this.slowedSince ??= now;
		this.refusedSince ??= now;
	}

	/** What is asked for counts; asked for again and again, it was too little. */
	private pauseMs(askedMs: number): number {
		const usual = Math.min(FIRST_PAUSE * 2 ** Math.max(this.refusals - 1, 0), LONGEST_PAUSE);
		if (askedMs <= 0) return usual;
		const asked = Math.min(Math.max(askedMs, SHORTEST_ASKED), LONGEST_ASKED);
		return this.refusals > 1 ? Math.max(asked, usual) : asked;
	}

	private slowDown(at: number): void {
		const { spacing, answers } = this.before;
		const perSecond = Math.max(this.sentRate.near(at), this.answerRate.near(this.now()));
		this.spacing = Math.min(this.slower(perSecond), LONGEST_SPACING);
		// refused soon, it may only have come too close together on its way
		if (spacing > 0 && answers < SOME_TIME) return;
		const refused = Math.min(spacing * MARGIN, this.spacing);
		this.shortest = perSecond < ENOUGH ? refused : this.spacing;
	}

	private recover(factor: number): void {
		this.spacing = Math.max(this.spacing * factor, Math.min(this.shortest, this.spacing));
	}

	/**
	 * The time between two requests after a refusal: by what was allowed lately, if anything was; where
	 * there is one already, twice as long, or a little longer where that pace was good for some time.
	 */
	private slower(perSecond: number): number {
		const lately = perSecond === 0 ? 0 : (1000 * MARGIN) / perSecond;
		const { spacing, answers } = this.before;
		if (spacing === 0) return lately;
		return answers < SOME_TIME ? spacing * 2 : Math.max(spacing * A_LITTLE, lately);
	}

	private free(): void {
		this.spacing = 0;
		this.shortest = 0;
		this.refusals = 0;
		this.atOnce = Infinity;
		this.slowedSince = undefined;
		this.refusedSince = undefined;
	}
}

/** What a request is told apart by. */
export interface SentRequest {
	/** How many refusals there were before. */
	round: number;
	/** When it was sent, in milliseconds. */
	at: number;
}

/** How many events there were in a second. */
class Rate {
	/** Of the last ones, in milliseconds. */
	private times: number[] = [];

	add(time: number): void {
		this.times.push(time);
		if (this.times.length > 2 * MOST_KEPT) this.times = this.times.slice(-MOST_KEPT);
	}

	remove(time: number): void {
		const at = this.times.lastIndexOf(time);
		if (at !== -1) this.times.splice(at, 1);
	}

	/** The most in any second that is less than two seconds from a time, in milliseconds. */
	near(time: number): number {
		const times = this.times.filter((each) => Math.abs(each - time) < NEAR);
		let first = 0;
		let most = 0;
		for (const [index, each] of times.entries()) {
			while ((times[first] ?? each) <= each - 1000) first += 1;
			most = Math.max(most, index - first + 1);
		}
		return most;
	}
}

/** In milliseconds. */
const NEAR = 2_000;
const MOST_KEPT = 1_000;
