/** Takes a whole import back: its parts one after the other, the last first, each an undo that can be undone in turn. */
import { createHash } from "node:crypto";
import type { UndoReport } from "../domain/commands/decision.ts";
import type { Principal } from "../domain/events/events.ts";
import { principalOf } from "../domain/events/principal.ts";
import type { CommandGate, CommandResult } from "../ports/commands/commandGate.ts";
import type { ReadModel } from "../ports/reading/readModel.ts";

export interface UndoneImport {
	/** Events that were taken back. */
	readonly undone: number;
	readonly not_undone: UndoReport["not_undone"];
}

type Refused = Exclude<CommandResult, { kind: "done" }>;

/** Nothing is undone where nothing was imported under this id. What a part was refused with ends it: the same again goes on there. */
export async function undoImport(
	{ gate, readModel }: { readonly gate: CommandGate; readonly readModel: Pick<ReadModel, "history"> },
	asked: { readonly user_id: string; readonly principal: Principal; readonly command_id: string },
	import_id: string,
): Promise<UndoneImport | Refused> {
	const { user_id, principal } = asked;
	const partId = (part: number) => principalOf({ by: "import", import_id, part, source: "" }).id;
	let parts = 0;
	while ((await readModel.history(user_id, { principal_id: partId(parts + 1), limit: 1 })).data.length > 0) parts += 1;
	let undone = 0;
	const not_undone: UndoReport["not_undone"][number][] = [];
	for (let part = parts; part > 0; part--) {
		// A key may be as long as a key can be, so that of a part is made of it.
		const command_id = `undo-${createHash("sha256")
			.update(`${asked.command_id} ${partId(part)}`)
			.digest("hex")}`;
		const target = { principal_id: partId(part) };
		const result = await gate.execute({ command_id, user_id, principal, command: { type: "Undo", target } });
		if (result.kind !== "done") return result;
		if (result.answer.kind !== "undo") throw new Error("an undo was answered as something else");
		undone += result.answer.undo.undone.length;
		not_undone.push(...result.answer.undo.not_undone);
	}
	return { undone, not_undone };
}
