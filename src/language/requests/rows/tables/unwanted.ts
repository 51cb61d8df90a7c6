/** Negations that are requests: whoever wants no repetition wants the series to end, or this one to be left out. */
import { type Row, row } from "../row.ts";

const NOT =
	"don't|dont|never|(do not)|(no need to)|(you need not)|(you needn't)|(you don't have to)|(you don't need to)";
const MORE = "(any more|anymore|any longer|ever again|again|from now on)";

export const UNWANTED: readonly Row[] = [
	row(
		{ kind: "end_series" },
		{
			en: [
				`${NOT} ever? repeat|recur {task} ${MORE}`,
				`${NOT} ever? repeat|recur {named}`,
				`${NOT} ever? let|make|have {task} repeat|recur|recurring ${MORE}?`,
				`i don't|dont|never|(do not)|(no longer) want|need {task} to? repeat|recur|repeated|repeating|recurring|(be repeated)|(be repeating)|(be recurring) ${MORE}?`,
				`i don't|dont|(do not)|(no longer) want to repeat {named} ${MORE}?`,
				`there's|(there is) no need for {task} to repeat|recur ${MORE}?`,
			],
			de: [],
		},
	),
	row(
		{ kind: "add" },
		{
			en: [
				"(no need|there's no need|there is no need) to {called_off} (any more|anymore)",
				"i|we? (don't need to|don't have to|needn't|no longer need to|no longer have to) (do|go to)? {called_off} (any more|anymore)",
			],
			de: [],
		},
	),
	row({ kind: "skip_occurrence" }, { en: ["don't|dont|(do not)|(no need to) repeat|do {named} {once}"], de: [] }),
];
