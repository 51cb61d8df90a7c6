/**
 * What each user may spend within a day, which begins with the first request that counts. It is counted like the other bounds
 * of an account, by all pods together where they share Redis. A step is asked for while something is left, so the last one may
 * go beyond by its own size.
 */
import type { Usage } from "../ports/assistant/model.ts";
import type { ModelUsage } from "../ports/assistant/modelUsage.ts";
import type { Tally } from "../ports/limits/tally.ts";
import type { ModelBounds } from "./bounds.ts";

const DAY_S = 86_400;
/** Costs are counted in millionths of the currency: the price of a million tokens is the price of one in these. */
const PARTS = 1_000_000;

export interface Allowance extends ModelUsage {
	/** Which bound the user has reached; `undefined` while something is left. */
	reached(user_id: string): "day_tokens" | "day_cost" | undefined;
	spend(user_id: string, usage: Usage): void;
}

export function createAllowance({ tally, bounds }: { readonly tally: Tally; readonly bounds: ModelBounds }): Allowance {
	// Nothing may be left to spend: the tally allows what is just at its bound.
	const tokens = { max: bounds.dayTokens - 1, window_s: DAY_S };
	const cost =
		bounds.dayCost === undefined ? undefined : { max: Math.round(bounds.dayCost * PARTS) - 1, window_s: DAY_S };
	const keyOf = (what: string, user_id: string) => `model ${what} ${user_id}`;
	const add = (what: string, user_id: string, amount: number, limit: typeof tokens) =>
		tally.add(keyOf(what, user_id), amount, limit).allowed;

	return {
		async today(user_id) {
			const used = await tally.sum(keyOf("tokens", user_id));
			const paid = cost === undefined ? undefined : await tally.sum(keyOf("cost", user_id));
			return {
				tokens: used.amount,
				most_tokens: bounds.dayTokens,
				cost: paid === undefined ? null : paid.amount / PARTS,
				most_cost: bounds.dayCost ?? null,
				ends_in_s: used.ends_in_s ?? null,
			};
		},
		reached(user_id) {
			if (!add("tokens", user_id, 0, tokens)) return "day_tokens";
			return cost !== undefined && !add("cost", user_id, 0, cost) ? "day_cost" : undefined;
		},
		spend(user_id, { promptTokens, answerTokens }) {
			add("tokens", user_id, promptTokens + answerTokens, tokens);
			const price = promptTokens * bounds.promptPrice + answerTokens * bounds.answerPrice;
			if (cost !== undefined) add("cost", user_id, Math.ceil(price), cost);
		},
	};
}
