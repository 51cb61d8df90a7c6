import { For } from "solid-js";
import type { WorkflowTask } from "../../wire.ts";
import { useWords } from "../../words/words.ts";
import "../../look/toolSteps.css";

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
	/** What was not done is said in words; what the user is asked about ends as a question does, and is asked below. */
	const isRefused = (task: WorkflowTask) => stateOf(task) === "notDone" && !task.title?.endsWith("?");
	return (
		<ul class="tool-steps">
			<For each={props.tasks}>
				{(task) => (
					<li data-state={stateOf(task)}>
						<bdi>{task.title}</bdi>
						<span classList={{ "visually-hidden": !isRefused(task) }}>: {words().chat.steps[stateOf(task)]}</span>
					</li>
				)}
			</For>
		</ul>
	);
}
