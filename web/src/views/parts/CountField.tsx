interface CountFieldProps {
	readonly label: string;
	readonly value: number;
	readonly max: number;
	readonly onCount: (count: number) => void;
}

/** A whole number from 1 on. What is half typed is left alone; left unfinished, the last number stands again. */
export function CountField(props: CountFieldProps) {
	return (
		<input
			type="number"
			class="count-field"
			min="1"
			max={props.max}
			aria-label={props.label}
			value={props.value}
			onInput={(event) => {
				const count = event.currentTarget.valueAsNumber;
				if (Number.isInteger(count) && count >= 1 && count <= props.max) props.onCount(count);
			}}
			onBlur={(event) => {
				event.currentTarget.value = String(props.value);
			}}
		/>
	);
}
