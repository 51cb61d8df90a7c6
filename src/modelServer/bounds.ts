/** What one turn, and one user's day, may take. */

export interface ModelBounds {
	/** From asking to the first byte, with all that is tried again. */
	readonly firstByteMs: number;
	readonly steps: number;
	readonly turnMs: number;
	/** Of all steps together: each is given everything again. */
	readonly turnTokens: number;
	readonly historyTokens: number;
	readonly dayTokens: number;
	/** In the currency of the prices; `undefined`: only tokens are bounded. */
	readonly dayCost: number | undefined;
	/** Of a million tokens. */
	readonly promptPrice: number;
	readonly answerPrice: number;
}

/** The bounds of the environment. */
export function readBounds(config: {
	readonly MODEL_FIRST_BYTE_MS: number;
	readonly MODEL_STEPS: number;
	readonly MODEL_TURN_SECONDS: number;
	readonly MODEL_TURN_TOKENS: number;
	readonly MODEL_HISTORY_TOKENS: number;
	readonly MODEL_DAY_TOKENS: number;
	readonly MODEL_DAY_COST?: number | undefined;
	readonly MODEL_PRICE_PROMPT?: number | undefined;
	readonly MODEL_PRICE_ANSWER?: number | undefined;
}): ModelBounds {
	return {
		firstByteMs: config.MODEL_FIRST_BYTE_MS,
		steps: config.MODEL_STEPS,
		turnMs: config.MODEL_TURN_SECONDS * 1_000,
		turnTokens: config.MODEL_TURN_TOKENS,
		historyTokens: config.MODEL_HISTORY_TOKENS,
		dayTokens: config.MODEL_DAY_TOKENS,
		dayCost: config.MODEL_DAY_COST,
		promptPrice: config.MODEL_PRICE_PROMPT ?? 0,
		answerPrice: config.MODEL_PRICE_ANSWER ?? 0,
	};
}
