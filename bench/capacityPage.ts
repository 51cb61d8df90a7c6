/** The tables of docs/capacity.md. Pure. */
import { type Measured, type Plan, planFor } from "./capacity.ts";

const POWERS = [3, 4, 5, 6, 7, 8];
const SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";

const figure = (value: number) =>
	value >= 100 ? Math.round(value).toLocaleString("en-US") : value >= 1 ? value.toFixed(1) : value.toPrecision(1);
const dollars = (value: number) => `$${Math.round(value).toLocaleString("en-US")}`;
const row = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
	[row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");

/** For a million users. */
const monthly = ({ costs }: Plan) => costs.reduce((sum, [, cost]) => sum + cost, 0);

/** What is needed, and what breaks first. */
function capacityTables(measured: Measured): { readonly needed: string; readonly first: string } {
	const plans = POWERS.map((power) => [`10${SUPERSCRIPT[power]}`, planFor(10 ** power, measured)] as const);
	const needed = table(
		[
			"users",
			"commands/s",
			"reads/s",
			"reminders in the busiest second",
			"cells",
			"in each: pods",
			"shards",
			"partitions",
			"PostgreSQL cores",
			"TB after a year",
			"mailers",
			"a month",
			"for a million users",
			"most of it",
		],
		plans.map(([users, plan]) => [
			users,
			figure(plan.commandsASecond),
			figure(plan.readsASecond),
			figure(plan.remindersInASecond),
			plan.cells,
			plan.pods,
			plan.shards,
			plan.partitions,
			plan.postgresCores,
			figure(plan.postgresTerabytes),
			plan.mailers,
			dollars((monthly(plan) * plan.users) / 1e6),
			plan.users < 1e6 ? "–" : dollars(monthly(plan)),
			plan.costs[0]?.[0] ?? "",
		]),
	);
	const worst = ({ strained }: Plan) =>
		strained
			.map(([what, times]) => `${what} ${figure(times * 100)} %`)
			.slice(0, 3)
			.join(", ");
	return {
		needed,
		first: table(
			["users", "how full, the fullest first"],
			plans.map(([users, plan]) => [users, worst(plan)]),
		),
	};
}

/** The page with its two tables as the model makes them of these figures. Throws when it has no place for one. */
export function withTables(page: string, measured: Measured): string {
	const { needed, first } = capacityTables(measured);
	return [
		["## What is needed", needed],
		["## What breaks first", first],
	].reduce((text, [heading = "", made = ""]) => {
		const place = new RegExp(`(${heading}\\n(?:(?!\\|).*\\n)*?)((?:\\|.*\\n)+)`);
		if (!place.test(text)) throw new Error(`docs/capacity.md has no table under "${heading}"`);
		return text.replace(place, (_whole, before: string) => `${before}${made}\n`);
	}, page);
}
