import type { FormFault } from "../../state/parts/formFault.ts";
import { faultMarks } from "./FieldFault.tsx";

/** A time of day that is saved once it is whole. */
export function TimeField(props: {
	readonly label: string;
	readonly value: string;
	readonly fault: FormFault;
	/** The setting that it is of. */
	readonly place: string;
	readonly onTime: (value: string) => void;
}) {
	return (
		<label>
			{props.label}
			<input
				type="time"
				required
				value={props.value}
				onChange={(event) => {
					const { value } = event.currentTarget;
					if (value) props.onTime(value);
				}}
				{...faultMarks(props.fault, props.place)}
			/>
		</label>
	);
}
