import { onCleanup, onMount } from "solid-js";
import type { TaskAnswer } from "../../state/desk/children.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { isolated } from "../../time/say.ts";
import type { Task } from "../../wire.ts";
import { useWords } from "../../words/words.ts";

/** A task's title written over where it stands: Enter or leaving the field saves, Escape does not. */
export function Rename(props: { readonly task: Task; readonly onDone: () => void }) {
	const desk = useDesk();
	const words = useWords();
	const before = props.task.title;
	let field: HTMLInputElement | undefined;
	let isOver = false;
	onMount(() => {
		const row = field?.closest(".task");
		row?.classList.add("renaming");
		onCleanup(() => row?.classList.remove("renaming"));
		field?.select();
	});

	function end(isSaved: boolean): void {
		if (isOver) return;
		isOver = true;
		const title = field?.value.trim() ?? "";
		const body = field?.closest(".task")?.querySelector<HTMLElement>(".task-body");
		const hadFocus = document.activeElement === field;
		props.onDone();
		if (hadFocus) body?.focus();
		if (isSaved && title !== "" && title !== before) void save(title);
	}
	async function save(title: string): Promise<void> {
		const write = () => desk.requests.write<TaskAnswer>("PATCH", `/api/tasks/${props.task.id}`, { title });
		const answer = await desk.change<TaskAnswer>(words().changed.saved(isolated(title)), write);
		if (answer) desk.dispatch({ kind: "fetched", tasks: [answer.task] });
	}

	return (
		<input
			class="rename"
			dir="auto"
			maxlength="200"
			enterkeyhint="done"
			aria-label={words().form.title}
			value={before}
			ref={(element) => {
				field = element;
			}}
			onBlur={() => end(true)}
			onKeyDown={(event) => {
				if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
				event.preventDefault();
				end(event.key === "Enter");
			}}
		/>
	);
}
