/** What a user has used of a model, and may use within a day. */

export interface DayOfUse {
	/** What the model was given and what it answered, together. */
	readonly tokens: number;
	readonly most_tokens: number;
	/** In the currency of the operator's prices; both `null` where only tokens are bounded. */
	readonly cost: number | null;
	readonly most_cost: number | null;
	/** Seconds until the day is over, which began with its first request; `null` before that. */
	readonly ends_in_s: number | null;
}

export interface ModelUsage {
	/** As far as the pods have told one another; what they counted before a restart may be missing. */
	today(user_id: string): Promise<DayOfUse>;
}
