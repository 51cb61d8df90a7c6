/** The colour of a tag or a category. */
import { type Row, row } from "../row.ts";

export const LABEL_COLORS: readonly Row[] = [
	row(
		{ kind: "color_tag" },
		{
			en: [
				"make|paint|colour|color the|my? tag {label} {color}",
				"make|paint|colour|color the|my? {label} tag {color}",
				"set|change the? colour|color of the|my? tag {label} to {color}",
				"set|change the? colour|color of the|my? {label} tag to {color}",
				"give the|my? tag {label} (the colour|the color) {color}",
				"make|paint|colour|color #{mark} {color}",
				"set|change the? colour|color of #{mark} to {color}",
			],
			de: [
				"färb|färbe|mach|mache das|den? schlagwort|tag|etikett {label} {color}|(in {color})",
				"färb|färbe|mach|mache #{mark} {color}",
				"gib|gebe dem|der? schlagwort|tag|etikett {label} die farbe {color}",
				"setz|setze|ändere die farbe von|des|der? schlagwort|tag|etikett {label} auf {color}",
			],
		},
	),
	row(
		{ kind: "color_category" },
		{
			en: [
				"make|paint|colour|color the|my? category {label} {color}",
				"make|paint|colour|color the|my? {label} category {color}",
				"set|change the? colour|color of the|my? category {label} to {color}",
				"set|change the? colour|color of the|my? {label} category to {color}",
				"give the|my? category {label} (the colour|the color) {color}",
				"make|paint|colour|color @{mark} {color}",
				"set|change the? colour|color of @{mark} to {color}",
			],
			de: [
				"färb|färbe|mach|mache die? kategorie {label} {color}|(in {color})",
				"färb|färbe|mach|mache @{mark} {color}",
				"gib|gebe dem|der? kategorie {label} die farbe {color}",
				"setz|setze|ändere die farbe von|des|der? kategorie {label} auf {color}",
			],
		},
	),
	row(
		{ kind: "color_label" },
		{
			en: [
				"make|paint|colour|color the|my? label {label} {color}",
				"make|paint|colour|color the|my? {label} label {color}",
				"set|change the? colour|color of the|my? label {label} to {color}",
				"set|change the? colour|color of the|my? {label} label to {color}",
				"give the|my? label {label} (the colour|the color) {color}",
			],
			de: [
				"färb|färbe das|die|den? label {label} {color}",
				"mach|mache das|die|den? label {label} {color}",
				"gib dem? label {label} die farbe {color}",
			],
		},
	),
];
