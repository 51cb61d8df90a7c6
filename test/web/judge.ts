/** A view before axe: contrast, names, roles, landmarks, headings by WCAG 2.2 AA and what is good practice besides. */
import axe from "axe-core";
import type { Page } from "playwright-core";
import * as assert from "uvu/assert";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What another theme can change: its colours alone differ, and what stands there is the same. */
const COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

export interface Look {
	readonly colorScheme: "light" | "dark";
	/** px */
	readonly width: number;
}
const LOOKS = [
	{ colorScheme: "light", width: 1280 },
	{ colorScheme: "dark", width: 1280 },
	{ colorScheme: "light", width: 390 },
	{ colorScheme: "dark", width: 390 },
] as const satisfies readonly Look[];

/**
 * Buttons change their colour over 120 ms, and axe reads what is painted. Each transition is put at its end instead of waited for: one
 * of a part that is folded (`details`) never comes there by itself. What has no end throws here: nothing may go on moving for whoever asks for
 * less motion.
 */
const SETTLE = "for (const animation of document.getAnimations()) animation.finish()";

interface Finding {
	readonly id: string;
	readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** No finding in any look. Motion is reduced: half-way colours are nobody's contrast. */
export async function judge(page: Page, view: string, looks: readonly Look[] = LOOKS): Promise<void> {
	if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(axe.source);
	const widths = new Set<number>();
	for (const { colorScheme, width } of looks) {
		await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
		await page.setViewportSize({ width, height: 800 });
		await page.evaluate(SETTLE);
		const options = { runOnly: widths.has(width) ? COLOURS : TAGS, resultTypes: ["violations"] };
		widths.add(width);
		const { violations } = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as {
			violations: readonly Finding[];
		};
		const found = violations.map(({ id, nodes }) => [id, nodes[0]?.html, nodes[0]?.failureSummary]);
		assert.equal(found, [], `${view}, ${colorScheme}, ${width} px`);
	}
	await page.setViewportSize({ width: 1280, height: 800 });
}
