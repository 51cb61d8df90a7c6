/** Labels of the stub server's account that the page makes. */
import type { StubDesk } from "./stubDesk.ts";

export function addLabel(desk: StubDesk, kind: "tag" | "category", body: { name?: unknown; color?: unknown }): object {
	const those = kind === "tag" ? desk.tags : desk.categories;
	const color = typeof body.color === "string" ? body.color : null;
	const label = { id: those.length + 1, name: String(body.name), color, task_count: 0, created_at: desk.nowText() };
	those.push(label);
	return { [kind]: label, events: [desk.write(`${kind}.created`, { [`${kind}_id`]: label.id })] };
}
