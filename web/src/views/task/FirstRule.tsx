import { useDesk } from "../../state/desk/desk.ts";
import { sayFault } from "../../state/parts/sayFault.ts";
import { createForecast } from "../../state/task/forecast.ts";
import type { RuleForm } from "../../state/task/rule.ts";
import { askedFor } from "../../state/task/taskChanges.ts";
import type { WallTime } from "../../time/zone.ts";
import { useAllWords } from "../../words/words.ts";
import { NextTen, provisoOf } from "../parts/NextTen.tsx";
import { RuleEditor } from "./RuleEditor.tsx";

interface FirstRuleProps {
	readonly form: RuleForm;
	readonly setForm: (form: RuleForm) => void;
	/** The due date in the fields beside it: where the series begins. */
	readonly due: WallTime;
	readonly isFloating: boolean;
	readonly fault: string | undefined;
}

/** The recurrence of a task that has none yet, with what it comes to before it is saved. */
export function FirstRule(props: FirstRuleProps) {
	const desk = useDesk();
	const words = useAllWords();
	const zone = () => desk.place().zone;
	const asked = () => askedFor(props.form, props.due, props.isFloating, zone());
	const forecast = createForecast(desk.requests, () => {
		const recurrence = asked();
		return recurrence && { recurrence };
	});
	return (
		<>
			<RuleEditor
				form={props.form}
				setForm={props.setForm}
				canBeNone={true}
				fault={forecast().fault ? sayFault(forecast().fault, desk.words()) : props.fault}
			/>
			<NextTen forecast={forecast()} zone={zone()} proviso={provisoOf(asked() ?? {}, words())} />
		</>
	);
}
