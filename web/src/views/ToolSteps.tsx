import { For } from "solid-js";
import type { WorkflowTask } from "../wire.ts";
import { useWords } from "../words/words.ts";

interface ToolStepsProps {
	readonly tasks: readonly WorkflowTask[];
	/** Nothing is going on: what never ended was not done. */
	readonly isOver: boolean;
}

/** The tools of an answer, one line each, as they are used. */
export function ToolSteps(props: ToolStepsProps) {
	const words = useWords();
	const stateOf = ({ status_indicator: shown }: WorkflowTask) =>
		shown === "complete" ? "done" : shown === "loading" && !props.isOver ? "working" : "notDone";
	return (
		<ul class="tool-steps">
			<For each={props.tasks}>
				{(task) => (
					<li data-state={stateOf(task)}>
						<bdi>{task.title}</bdi>
						<span class="visually-hidden">: {words().chat.steps[stateOf(task)]}</span>
					</li>
				)}
			</For>
		</ul>
	);
}
