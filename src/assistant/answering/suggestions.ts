/** Three things that do work, said with the user's own tasks where there are any. */
import { wordsFor } from "../../words/words.ts";
import { asWritten } from "../../words/written.ts";
import type { Asker } from "../asker.ts";

/** A list, one line each. Every line in quotes can be sent as it is. */
export async function suggestions({ readModel, user_id, settings }: Asker): Promise<string> {
	const { help } = wordsFor(settings.locale);
	const page = await readModel.listTasks(user_id, { status: "open", sort: "due", order: "asc", limit: 2 });
	const [first, second = first] = page.data.map(({ task_id, title }) => ({
		task_id,
		title: asWritten(shortened(title)),
	}));
	return first && second ? help.own(first, second) : help.first;
}

const LONGEST = 40;
const shortened = (title: string) => (title.length <= LONGEST ? title : `${title.slice(0, LONGEST).trimEnd()}…`);
