/**
 * What sounds like an order that nothing here carries out, or says how a task stands: it is asked about, never added in silence.
 */
import { type Row, row } from "../row.ts";

export const ORDERS: readonly Row[] = [
	row(
		{ kind: "add", sounds: { kind: "order" } },
		{
			en: [],
			de: [
				"erstell|erstelle|leg|lege|mach|mache|eröffne|beginne|neues mir? eine|einen|ein|das|die|den? neue|neuen|neues? {thing_of_others} {rest}?",
				"erstell|erstelle|leg|lege|mach|mache mir? eine|die? neue? liste an?",
				"erstell|erstelle|leg|lege|mach|mache mir? eine|die? neue? liste namens {rest}",
				"erstell|erstelle|leg|lege|mach|mache mir? eine|die? neue? liste {word} an?",
				"sortier|sortiere|ordne|gruppier|gruppiere|filter|filtere|filtern die|meine|alle? aufgaben|liste? nach der|dem? {word}",
				"timer {count} minuten|stunden|sekunden",
				"stell|stelle|starte mir? einen? timer auf|für? {rest}",
				"ich brauche|bräuchte noch? mehr zeit für {rest}",
				"mach|mache aus {rest} zwei|drei|mehrere aufgaben",
				"alles erledigt|fertig|geschafft für? heute",
				"heute|(für heute) alles erledigt|fertig|geschafft",
				"erinner|erinnere mich viel|etwas? öfter|häufiger",
				"archivier|archiviere {rest}? {tasks}",
				"exportier|exportiere|sicher|sichere|druck|drucke die|alle|meine|meinen|den? {tasks} {rest}?",
				"importier|importiere|synchronisier|synchronisiere die|alle|meine|meinen|den? {tasks} {rest}?",
				"leer|leere den|meinen? papierkorb",
				"papierkorb leeren|löschen",
				"räum|räume|blend|blende die|alle|meine? erledigte|erledigten? {tasks} auf|aus",
				"versteck|verstecke|verbirg die|alle|meine? erledigte|erledigten? {tasks}",
				"teil|teile|zerleg|zerlege|unterteil|unterteile|gliedere {task} in {rest}? schritte|teile|aufgaben|teilaufgaben|unteraufgaben auf|ein?",
				"weis|weise {task} {word} zu",
				"delegier|delegiere {task} an {word}",
				"plane|organisiere (meinen tag|meine woche)",
				"fass|fasse (meine woche|meinen tag|den tag|die woche) zusammen",
			],
		},
	),
	row(
		{ kind: "add" },
		{
			en: [],
			de: [
				"{stated} schaffe|schaff ich heute|morgen|(diese woche)? nicht|(nicht mehr)",
				"heute|morgen|(diese woche) schaffe|schaff ich {stated} nicht|(nicht mehr)",
				"{rest} habe|hab ich keine zeit für|zum|zur|zu {stated}",
				"ich? habe|hab {rest} keine zeit für|zum|zur|zu {stated}",
				"{stated} geht|passt {days} nicht",
				"{called_off} hat|haben sich erledigt",
				"{called_off} fällt|fallen leider? {days} aus",
				"{days} fällt|fallen {called_off} leider? aus",
				"{called_off} hat|haben leider? abgesagt",
				"{stated} kann|können noch? warten",
				"{stated} hat|haben noch? zeit",
				"{stated} (noch nicht|noch nicht fertig|noch nicht erledigt)",
				"{stated} ist|sind? (noch nicht|noch nicht fertig|noch nicht erledigt|auf halbem weg)",
				"{stated} ist|sind? fast|halb|beinahe|(zur hälfte) fertig|erledigt|geschafft",
				"{called_off} ist|sind|wurde|wurden|fällt|fallen leider? abgesagt|storniert|gestrichen|hinfällig|aus|(nicht mehr nötig)|(nicht mehr wichtig)",
			],
		},
	),
];
