/** Tags and categories, by themselves and on tasks. */
import { type Row, row } from "../row.ts";

export const LABEL_LISTS: readonly Row[] = [
	row(
		{ kind: "list_tags" },
		{
			en: [
				"(list|show|view|display|see|what|which|how many) me? all? of? my|the? tags (do i have|have i|are there|i have|exist)?",
				"what's|what of? my|the|all? tags (do i have|have i|are there|i have|exist)?",
				"what are|is my|the|all? tags (do i have|have i|are there|i have|exist)?",
				"all? my? tags",
				"do i have any? tags",
				"what tags {rest}",
			],
			de: [
				"zeig|zeige|liste mir? alle|meine|die? schlagwörter|tags|etiketten an|auf?",
				"welche schlagwörter|tags|etiketten habe ich|gibt es?",
				"welche schlagwörter|tags|etiketten gibt es",
				"meine|alle? schlagwörter|tags|etiketten",
			],
		},
	),
	row(
		{ kind: "list_categories" },
		{
			en: [
				"(list|show|view|display|see|what|which|how many) me? all? of? my|the? categories (do i have|have i|are there|i have|exist)?",
				"what's|what of? my|the|all? categories (do i have|have i|are there|i have|exist)?",
				"what are|is my|the|all? categories (do i have|have i|are there|i have|exist)?",
				"all? my? categories",
				"do i have any? categories",
				"what categories {rest}",
			],
			de: [
				"zeig|zeige|liste mir? alle|meine|die? kategorien an|auf?",
				"welche kategorien habe ich",
				"welche kategorien gibt es",
				"meine|alle? kategorien",
			],
		},
	),
];

export const LABELS: readonly Row[] = [
	row(
		{ kind: "create_tag" },
		{
			en: [
				"create|add|make|new a|an|the? new? tag called|named? {label}",
				"create|make {label} as? a|an new? tag",
				"create|make|add a|an|the new? {label} tag",
				"i need|want a|an? new? tag called|named? {label}",
			],
			de: [
				"erstell|erstelle|neue|neues|neuen (ein|einen)? neues|neuen? schlagwort|tag|etikett namens? {label}",
				"leg|lege (ein|einen)? neues|neuen? schlagwort|tag|etikett namens? {label} an",
			],
		},
	),
	row(
		{ kind: "rename_tag" },
		{
			en: [
				"rename|retitle|change|call the|my? tag {name} to|into|as|-> {new_name}",
				"rename|change the|my? {name} tag to|into|as|-> {new_name}",
				"rename|change the name of the? tag {name} to {new_name}",
				"rename #{mark} to|as|into|-> {new_name}",
			],
			de: [
				"benenn|benenne das|den? schlagwort|tag|etikett {name} in {new_name} um",
				"benenn|benenne #{mark} in {new_name} um",
			],
		},
	),
	row(
		{ kind: "delete_tag" },
		{
			en: [
				"(delete|remove|erase|drop|trash|get rid of) the|my? tag {label}",
				"(delete|remove|erase|drop|trash|get rid of) the|my? {label} tag",
				"(delete|remove|erase|get rid of) #{mark}",
			],
			de: [
				"lösch|lösche|entfern|entferne das|den? schlagwort|tag|etikett {label}",
				"lösch|lösche|entfern|entferne #{mark}",
			],
		},
	),
	row(
		{ kind: "create_category" },
		{
			en: [
				"create|add|make|new a|an|the? new? category called|named? {label}",
				"create|make {label} as? a|an new? category",
				"create|make|add a|an|the new? {label} category",
				"i need|want a|an? new? category called|named? {label}",
			],
			de: [
				"erstell|erstelle|neue|neues|neuen eine? neue? kategorie namens? {label}",
				"leg|lege eine? neue? kategorie namens? {label} an",
			],
		},
	),
	row(
		{ kind: "rename_category" },
		{
			en: [
				"rename|retitle|change|call the|my? category {name} to|into|as|-> {new_name}",
				"rename|change the|my? {name} category to|into|as|-> {new_name}",
				"rename|change the name of the? category {name} to {new_name}",
				"rename @{mark} to|as|into|-> {new_name}",
			],
			de: ["benenn|benenne die kategorie {name} in {new_name} um", "benenn|benenne @{mark} in {new_name} um"],
		},
	),
	row(
		{ kind: "delete_category" },
		{
			en: [
				"(delete|remove|erase|drop|trash|get rid of) the|my? category {label}",
				"(delete|remove|erase|drop|trash|get rid of) the|my? {label} category",
				"(delete|remove|erase|get rid of) @{mark}",
			],
			de: ["lösch|lösche|entfern|entferne die kategorie {label}", "lösch|lösche|entfern|entferne @{mark}"],
		},
	),
];
