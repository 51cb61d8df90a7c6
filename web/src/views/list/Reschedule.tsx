import { useDesk } from "../../state/desk/desk.ts";
import { moveTask } from "../../state/list/moveTask.ts";
import { DAYS, dateOf, movedTo } from "../../state/list/reschedule.ts";
import type { Task } from "../../wire.ts";
import { useWords } from "../../words/words.ts";
import { Menu } from "../parts/Menu.tsx";

interface RescheduleProps {
	readonly task: Task;
	readonly onPlace?: ((by: -1 | 1) => void) | undefined;
	readonly onOpen: (taskId: number) => void;
}

/** Another day for a task without opening it; of a series, for this one alone. */
export function Reschedule(props: RescheduleProps) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().reschedule;

	const choices = () => {
		const { zone } = desk.place();
		const days = DAYS.map((day) => {
			const date = dateOf(day, desk.now(), zone, desk.me().settings.week_start);
			return { name: say().days[day], run: () => void moveTask(desk, props.task, movedTo(props.task.due, date, zone)) };
		});
		const { onPlace } = props;
		const places = onPlace
			? [
					{ name: say().up, run: () => onPlace(-1) },
					{ name: say().down, run: () => onPlace(1) },
				]
			: [];
		return [...places, ...days, { name: say().pick, run: () => props.onOpen(props.task.id) }];
	};
	return <Menu class="icon quiet reschedule" icon="calendar" label={say().title} choices={choices} />;
}
