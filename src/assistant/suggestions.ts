/** Three things that do work, said with the user's own tasks where there are any. */
import type { Asker } from "./findTasks.ts";
import { asWritten, EXAMPLES } from "./wording.ts";

/** A list, one line each. Every line in quotes can be sent as it is. */
export async function suggestions({ readModel, user_id }: Asker): Promise<string> {
	const page = await readModel.listTasks(user_id, { status: "open", sort: "due", order: "asc", limit: 2 });
	const [first, second = first] = page.data;
	const examples =
		first && second
			? [
					"see what there is: “what is due this week?”",
					`complete “${asWritten(shortened(first.title))}”: “complete #${first.task_id}”`,
					`move “${asWritten(shortened(second.title))}”: “move #${second.task_id} to tomorrow”`,
				]
			: EXAMPLES;
	return examples.map((example) => `- ${example}`).join("\n");
}

const LONGEST = 40;
const shortened = (title: string) => (title.length <= LONGEST ? title : `${title.slice(0, LONGEST).trimEnd()}…`);
