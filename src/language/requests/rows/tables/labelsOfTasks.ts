/** Tags and categories of tasks that are there. */
import { type Row, row } from "../row.ts";

export const LABELS_OF_TASKS: readonly Row[] = [
	row(
		{ kind: "clear_category" },
		{
			en: [
				"clear|remove|delete|drop|unset the? category of|from|on|for {task}",
				"clear|remove|delete|drop|unset {task}'s category",
				"take|move|remove {task} (out of|from) its|the|any|every category",
				"take|move|remove {task} (out of|from) @{word}",
				"uncategorize|uncategorise|unfile {task}",
				"remove|take|drop {category} from|off {it}",
				"set|change the? category of|for {task} to none|nothing",
				"make|leave {task} (without a|have no|with no) category",
				"{task} (has|needs|should have) no category (any more|anymore)?",
			],
			de: [
				"nimm|nehme {task} aus der|ihrer|seiner kategorie",
				"nimm|nehme {task} aus @{word} heraus|raus?",
				"nimm|entfern|entferne {category} von {it} weg|ab?",
				"lösch|lösche|entfern|entferne die kategorie von|bei {task}",
			],
		},
	),
	row(
		{ kind: "add_tag" },
		{
			en: [
				"add|put|attach|apply|stick {hash} to|on|onto {task}",
				"add|put|attach|apply|stick the? tag {tag} to|on|onto {task}",
				"tag|label {named} with|as (the tag)? {tag}",
				"tag|label {task} with|as (the tag)? {hash}",
				"tag|label {task} with|as the tag {tag}",
				"tag|label|mark {task} with|as? {hash}",
				"tag|label {it} as? {tag}",
				"give {task} {hash}",
				"give {task} the? tag {tag}",
				"add|put a|an|the {tag} tag|label to|on {task}",
				"add|put the? label {tag} to|on {named}",
				"add|put the? label {hash} to|on {task}",
				"{it} is|gets tagged? {hash}",
				"add {tag} to {it}",
				"{numbered} {hash}",
			],
			de: [
				"gib {task} {hash}",
				"gib {task} das|den? schlagwort|tag|etikett {tag}",
				"füg|füge {task} das|den? schlagwort|tag|etikett {tag} hinzu",
				"füg|füge das|den? schlagwort|tag|etikett {tag} zu {task} hinzu",
				"markier|markiere {task} mit {hash}",
				"füg|füge {tag} zu {it} hinzu",
				"{numbered} {hash}",
			],
		},
	),
	row(
		{ kind: "remove_tag" },
		{
			en: [
				"(remove|take|drop|delete|strip|clear) {hash} (from|off|of|off of) {task}",
				"(remove|take|drop|delete|strip|clear) the? tag {tag} (from|off|of|off of) {task}",
				"remove|take|drop|delete|strip the {tag} tag|label (from|off|of|off of) {named}",
				"remove|take|drop|delete|strip the {hash} tag|label (from|off|of|off of) {task}",
				"untag|unlabel {task} from|of|as? {hash}",
				"untag|unlabel {named} from|of|as? {tag}",
				"{single} is|are (not|no longer) for|about|part|one (of)? {tag}",
				"{single} isn't|aren't for|about {tag}",
				"{task} is|are (not|no longer) tagged? with? {hash}",
				"remove|take|drop {tag} from|off {it}",
			],
			de: [
				"nimm|entfern|entferne {hash} von {task} weg|ab?",
				"nimm|entfern|entferne {tag} von {it} weg|ab?",
				"nimm|entfern|entferne|lösch|lösche das|den? schlagwort|tag|etikett {tag} von|bei {task}",
			],
		},
	),
	row(
		{ kind: "clear_tags" },
		{
			en: [
				"remove|take|drop|delete|strip|clear|unset all? the|its|their? tags|labels of|from|off|on|for {task}",
				"remove|take|drop|delete|strip|clear|unset {task}'s tags|labels",
				"untag|unlabel {named}",
				"untag|unlabel {guess}",
				"make|leave {task} (without tags|without any tags|have no tags|with no tags)",
				"{named} has|needs (no tags) (any more|anymore)?",
			],
			de: [
				"nimm|entfern|entferne|lösch|lösche alle|sämtliche|die schlagwörter|schlagworte|tags|etiketten von|bei|aus {task} weg|ab?",
				"alle|sämtliche schlagwörter|schlagworte|tags|etiketten von|bei {task} entfernen|löschen|weg",
				"{named} hat|braucht keine schlagwörter|schlagworte|tags|etiketten mehr?",
			],
		},
	),
	row(
		{ kind: "set_category" },
		{
			en: [
				"set|change the? category of|for {task} to {category}",
				"set|change {task}('s)? category to {category}",
				"put|move|file|sort|add|set|change|assign {task} in|into|under|to {at}",
				"put|move|file|sort|assign {task} in|into|under|to the category? {category} category",
				"put|move|file|sort|assign {task} in|into|under|to the? category {category}",
				"add {item} in|into|under|to the? category {category}",
				"add {item} in|into|under|to the? {category} category",
				"put|move|file|sort {named} in|into|under my|the? {category}",
				"put|move|file|sort {task} in|into|under my|the? {at}",
				"put|move|file {guess} in|into|under {category}",
				"categorize|categorise|file {task} as|under {at}",
				"categorize|categorise|file {named} as|under {category}",
				"{numbered} {at}",
			],
			de: [
				"setz|setze|stell|stelle|leg|lege|verschieb|verschiebe|pack|packe {task} in die? kategorie {category}",
				"setz|setze|stell|stelle|leg|lege|verschieb|verschiebe|pack|packe {task} in|nach|zu {at}",
				"gib {task} die kategorie {category}",
				"{guess} gehört|gehören zu|in|unter {category}",
				"ordne {task} der kategorie {category} zu",
				"häng|hänge|leg|lege|pack|packe {named} unter {category}",
				"{numbered} {at}",
			],
		},
	),
];
