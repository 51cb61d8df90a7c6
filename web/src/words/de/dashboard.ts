/** The dashboard: what each figure is called, what it means and when to worry, in German. */
import { counted } from "../../../../src/words/counted.ts";
import type { Messages } from "../english.ts";

const shards = counted("de", { one: "Shard", other: "Shards" });
const pods = counted("de", { one: "Pod antwortet", other: "Pods antworten" });
const accounts = counted("de", { one: "waches Konto", other: "wache Konten" });
const armed = counted("de", { one: "Aufgabe mit gestelltem Wecker", other: "Aufgaben mit gestelltem Wecker" });
const messages = counted("de", { one: "Nachricht wartet", other: "Nachrichten warten" });
const reminders = counted("de", { one: "Erinnerung", other: "Erinnerungen" });
const armedReminders = counted("de", { one: "Wecker gestellt", other: "Wecker gestellt" });

const fact = (name: string, means: string) => ({ name, means });

export const dashboard: Messages["dashboard"] = {
	title: "Betrieb",
	asOf: (time) => `Stand ${time}`,
	none: "keiner",
	yes: "ja",
	no: "nein",
	allWell: (podCount, shardCount) => `${pods(podCount)}, ${shards(shardCount)}, jeder bei einem Pod.`,
	isSilent: (names) =>
		`Keine Antwort von ${names}. Seine Shards gehen in Sekunden an andere; bleibt er still, sieh in sein Log.`,
	areLost: (numbers) =>
		`Kein Pod hat Shard ${numbers}. Erinnerungen dort warten. Bedenklich, wenn es länger als 3 Sekunden dauert.`,
	picture: "Pods und Shards",
	pictureMeans:
		"Jedes Feld ist ein Shard: ein fester Teil der Konten. Klein steht seine Nummer, groß, wie viele Nachrichten darin warten. Wähle eines, um mehr zu sehen; Pfeiltasten gehen von Feld zu Feld.",
	pod: (name) => `Pod ${name}`,
	silent: "antwortet nicht",
	noShards: "Keine Shards.",
	legend: {
		load: "Wartende Nachrichten",
		late: "Späteste Erinnerung der letzten Minute",
		hot: "Ein Punkt für jedes Konto mit wartenden Nachrichten, höchstens drei",
		moved: "Kam gerade von einem anderen Pod",
		upTo: (ms) => `bis ${ms}`,
		over: (ms) => `über ${ms}`,
	},
	cell: {
		name: (shard) => `Shard Nr. ${shard}`,
		short: (shard, waiting, late) => `Shard Nr. ${shard}: ${messages(waiting)}, späteste Erinnerung ${late}`,
		unknown: (shard) => `Shard Nr. ${shard}: sein Pod antwortet nicht`,
		accounts,
		armed,
		messages,
		late: (length) => `späteste Erinnerung der letzten Minute: ${length} zu spät`,
		epoch: (epoch) => `Epoche ${epoch}`,
		epochMeans:
			"Die Epoche wächst mit jedem Wechsel des Pods. Bedenklich, wenn sie immer weiter wächst: Pods verlieren ihre Shards wieder und wieder.",
		user: (id, waiting, reminderCount) => `${id}…: ${messages(waiting)}, ${armedReminders(reminderCount)}`,
		nobody: "Kein Konto hier hat Nachrichten oder geplante Erinnerungen.",
	},
	moves: {
		title: "Letzte Übergaben",
		means:
			"Shards, die von einem Pod zum anderen gingen, während du zusahst. Normal, wenn Pods starten und enden. Bedenklich, wenn es ohne das weitergeht.",
		none: "Keine, während du zusahst.",
		one: (shard, from, to, time) => `${time}: Shard ${shard} von ${from} zu ${to}`,
	},
	busiest: {
		title: "Konten mit der meisten Arbeit",
		means:
			"Nach wartenden Nachrichten, dann nach gestellten Weckern; jedes heißt nach den ersten Zeichen seiner Kennung. Bedenklich, wenn bei einem über 50 Nachrichten warten: bei 256 wird es abgewiesen.",
		none: "Kein Konto hat Nachrichten oder geplante Erinnerungen.",
	},
	signIns: {
		title: "Anmeldungen",
		means:
			"Seit dem Start der Pods. Manche scheitern, weil sich jemand vertippt. Bedenklich, wenn mehr scheitern als gelingen: jemand rät vielleicht.",
		done: "gelungen",
		refused: "gescheitert",
	},
	lateness: {
		title: "Wie spät Erinnerungen auslösten",
		means:
			"Die letzten 1.000 jedes Pods. Fast alle gehören in die ersten Zeilen. Bedenklich, wenn ohne Neustart eines Pods mehr als ein paar über 2 Sekunden liegen.",
		none: "Noch keine Erinnerung hat ausgelöst.",
		bar: (step, count) => `${step}: ${reminders(count)}`,
	},
	trend: {
		since: (time) => `Aufgezeichnet seit ${time}; die letzte Stunde bleibt, bis die Seite neu geladen wird.`,
		shape: (top) => `Linie der letzten Stunde, von 0 bis ${top}`,
		top: (top) => `höchstens: ${top}`,
		unknown: "nicht gemessen",
		lateMs: fact(
			"Späteste Erinnerung",
			"Wie spät die späteste Erinnerung der letzten Minute auslöste. Bedenklich über 2 Sekunden, wenn kein Pod neu startet.",
		),
		outbox: fact(
			"Zu veröffentlichen",
			"Ereignisse, die geschrieben, aber noch nicht im Log sind. Sonst um 0. Bedenklich, wenn es eine Minute lang wächst: ist Kafka weg?",
		),
		lag: fact(
			"Zu verarbeiten",
			"Einträge in Kafka, die noch kein Pod verarbeitet hat. Bedenklich, wenn es eine Minute lang wächst. Ohne Kafka wird nichts gemessen.",
		),
	},
	figures: "Alle Zahlen als Tabellen",
	shardTable: (pod) => `Shards von Pod ${pod}`,
	parts: {
		actors: "Konten",
		timers: "Erinnerungen",
		writes: "Befehle",
		outbox: "zu veröffentlichen",
		deliveries: "Zustellungen",
		digests: "Tagesübersichten",
		relay: "Veröffentlichen",
		log: "Log",
		redis: "Redis",
		set_backs: "Datenbank zurückgesetzt",
		sign_ins: "Anmeldungen",
		memory: "Speicher",
		heartbeat: "Lebenszeichen",
	},
	group: (name) => `Gruppe ${name} des Logs`,
	facts: {
		"actors.users_active": fact(
			"wache Konten",
			"Im Speicher gehalten; nach zehn stillen Minuten schlafen sie. Bedenklich nahe 20.000, mehr hält ein Pod nicht.",
		),
		"actors.users_stopping": fact(
			"schlafen gerade ein",
			"Sie beenden, was sie haben. Bedenklich, wenn es eine Minute lang über 0 bleibt.",
		),
		"actors.tasks_armed": fact(
			"Aufgaben mit gestelltem Wecker",
			"Sie erinnern in den nächsten zehn Minuten. Für sich kein Grund zur Sorge.",
		),
		"actors.activations": fact("geweckt", "Seit dem Start des Pods. Wächst mit dem Gebrauch, unbedenklich."),
		"actors.passivations": fact("schlafen gelegt", "Seit dem Start des Pods. Wächst mit dem Gebrauch, unbedenklich."),
		"actors.faults": fact(
			"Fehler",
			"Nachrichten, die an einem Fehler des Programms scheiterten. Bedenklich über 0: das Log sagt mehr.",
		),
		"actors.mailbox_longest": fact(
			"längste Warteschlange",
			"Nachrichten, die für ein Konto warten. Bedenklich über 50; bei 256 werden weitere abgewiesen.",
		),
		"timers.armed": fact("gestellt", "Fällig in den nächsten zehn Minuten. Für sich kein Grund zur Sorge."),
		"timers.next_fire_at": fact("nächste", "Wann die nächste auslöst. Bedenklich, wenn es in der Vergangenheit liegt."),
		"timers.fired": fact("ausgelöst", "Seit dem Start des Pods. Wächst mit dem Gebrauch, unbedenklich."),
		"timers.late_ms_p50": fact(
			"zu spät, die Hälfte (ms)",
			"Die Hälfte der letzten 1.000 war nicht später. Bedenklich über 250.",
		),
		"timers.late_ms_p99": fact(
			"zu spät, alle bis auf 1 % (ms)",
			"99 von 100 waren nicht später. Bedenklich über 2.000, wenn kein Pod neu startet.",
		),
		"timers.sweeps_with_finds": fact(
			"gerettet",
			"Suchläufe, die eine verpasste Erinnerung fanden. Bedenklich, wenn es wächst.",
		),
		"writes.commands": fact("beantwortet", "Befehle seit dem Start des Pods. Wächst mit dem Gebrauch, unbedenklich."),
		"writes.version_conflicts": fact(
			"neu entschieden",
			"Ein anderer Pod schrieb zuerst. Bei einer Übergabe normal. Bedenklich, wenn es immer weiter wächst.",
		),
		"writes.fenced": fact(
			"nach Übergabe abgewiesen",
			"Der Shard ist jetzt bei einem anderen Pod. Bedenklich, wenn es immer weiter wächst.",
		),
		"writes.direct_path": fact(
			"ohne den Pod des Shards entschieden",
			"Er war nicht zu erreichen. Bedenklich, wenn es immer weiter wächst: erreichen sich die Pods?",
		),
		"writes.forwarded": fact(
			"weitergereicht",
			"Ein anderer Pod hat den Shard und antwortete. Bei mehreren Pods normal.",
		),
		"writes.forwards_unanswered": fact(
			"weitergereicht ohne Antwort",
			"Der andere Pod schwieg. Bedenklich, wenn es immer weiter wächst.",
		),
		"outbox.waiting": fact(
			"wartend",
			"Ereignisse aller Pods, noch nicht veröffentlicht. Sonst um 0. Bedenklich, wenn es eine Minute lang wächst.",
		),
		"outbox.oldest_ms": fact("ältestes (ms)", "So lange wartet das älteste. Bedenklich über 10.000."),
		"outbox.dead": fact(
			"aufgegeben",
			"Ereignisse, die das Log nie annimmt. Bedenklich über 0: siehe „adjutant replay outbox“.",
		),
		"deliveries.queued": fact(
			"wartend",
			"Noch zu schicken, auch was wegen Ruhezeiten wartet. Bedenklich, wenn es nur wächst.",
		),
		"deliveries.sending": fact(
			"wird gesendet",
			"Gerade in Arbeit. Bedenklich, wenn es eine Minute lang unverändert über 0 steht.",
		),
		"deliveries.sent": fact("gesendet", "Wächst mit dem Gebrauch, unbedenklich."),
		"deliveries.not_wanted": fact("nicht mehr nötig", "Die Aufgabe war vorher erledigt. Unbedenklich."),
		"deliveries.unverified": fact(
			"Adresse nicht bestätigt",
			"Dorthin geht nichts. Bedenklich, wenn es wächst: kommen Mails zum Konto an?",
		),
		"deliveries.muted": fact("abgestellt", "Das Konto will diese Art nicht. Unbedenklich."),
		"deliveries.nowhere": fact("kein Gerät", "Es gab kein Gerät für eine Meldung. Unbedenklich."),
		"deliveries.dead": fact(
			"aufgegeben",
			"Bis zuletzt erfolglos versucht. Bedenklich über 0: geht es dem Mailserver gut?",
		),
		"digests.queued": fact(
			"wartend",
			"Tagesübersichten, noch zu schicken. Bedenklich, wenn es eine Stunde lang wächst.",
		),
		"digests.sending": fact(
			"wird gesendet",
			"Gerade in Arbeit. Bedenklich, wenn es eine Minute lang unverändert über 0 steht.",
		),
		"digests.dead": fact(
			"aufgegeben",
			"Bis zum Ende ihres Tages vergeblich versucht. Bedenklich über 0: Geht es dem Mailserver gut?",
		),
		"relay.published": fact("veröffentlicht", "Von diesem Pod seit seinem Start. Unbedenklich."),
		"relay.batches": fact("Pakete", "In so vielen wurden sie veröffentlicht. Wächst mit dem Gebrauch, unbedenklich."),
		"relay.failures": fact("Fehlschläge in Folge", "Seit dem letzten Erfolg. Bedenklich über 0: ist Kafka weg?"),
		"relay.unpublishable": fact(
			"nicht zu veröffentlichen",
			"Von diesem Pod aufgegeben. Bedenklich über 0: siehe „adjutant replay outbox“.",
		),
		"log.healthy": fact("gesund", "Ob das Log der Ereignisse antwortet. Bedenklich bei „nein“."),
		"log.silent_ms": fact("still seit (ms)", "Seit der letzten Antwort des Logs. Bedenklich über 10.000."),
		"group.shards": fact(
			"Anteil an Shards",
			"Deren Einträge dieser Pod verarbeitet. Über alle Pods ergeben sie alle Shards.",
		),
		"group.silent_ms": fact(
			"still seit (ms)",
			"Seit dem letzten Lebenszeichen. Bedenklich über 60.000: dann startet der Pod neu.",
		),
		"group.in_hand_ms": fact(
			"in Arbeit seit (ms)",
			"Wie lange die langsamste Arbeit dauert. Bedenklich über 10.000: sie hängt.",
		),
		"group.stuck": fact("aufgegeben", "Arbeit, die nicht rechtzeitig endete. Bedenklich über 0."),
		"group.rebuilds": fact(
			"ersetzt",
			"So oft brach sie ab und wurde ersetzt. Bedenklich, wenn es immer weiter wächst.",
		),
		"redis.isAnswering": fact(
			"antwortet",
			"Ob Redis antwortet. Bedenklich bei „nein“: Seiten erfahren spät von Änderungen.",
		),
		"redis.failures": fact(
			"Fehlschläge",
			"Aufrufe ohne rechtzeitige Antwort. Bedenklich, wenn es immer weiter wächst.",
		),
		"redis.heard": fact("gehört", "Änderungen, die andere Pods meldeten. Wächst mit dem Gebrauch, unbedenklich."),
		"set_backs.times": fact(
			"Anzahl",
			"Die Datenbank ging auf einen älteren Stand zurück. Bedenklich über 0: siehe Runbook.",
		),
		"set_backs.last_at": fact("zuletzt", "Wann das zuletzt zu sehen war."),
		"sign_ins.sign_in": fact("gelungen", "Seit dem Start des Pods. Unbedenklich."),
		"sign_ins.sign_in_failed": fact(
			"falsches Passwort",
			"Seit dem Start des Pods. Bedenklich, wenn es mehr sind als gelungene.",
		),
		"sign_ins.second_factor_failed": fact(
			"falscher Code",
			"Das Passwort stimmte. Bedenklich, wenn es viele sind: die Passwörter sind bekannt.",
		),
		"sign_ins.account_waits": fact(
			"zu oft versucht",
			"Versuche an Konten, die nach falschen warten müssen. Bedenklich, wenn es viele sind.",
		),
		"memory.resident_bytes": fact(
			"belegt (Byte)",
			"Vom ganzen Prozess. Bedenklich, wenn es über Stunden bis nahe an die Grenze des Pods wächst.",
		),
		"heartbeat.silent_ms": fact(
			"still seit (ms)",
			"Seit dem letzten Lebenszeichen des Pods. Nach 2.500 gehen seine Shards an andere.",
		),
		"shard.shard": fact("Shard-Nr.", "Seine Nummer."),
		"shard.epoch": fact("Epoche", "Wächst mit jedem Wechsel des Pods."),
		"shard.users": fact("wache Konten", "Im Speicher gehalten."),
		"shard.tasks_armed": fact("gestellte Aufgaben", "Sie erinnern in den nächsten zehn Minuten."),
		"shard.mailbox": fact("wartend", "Nachrichten. Bedenklich über 200."),
		"shard.late_ms": fact("zu spät (ms)", "Die späteste der letzten Minute. Bedenklich über 2.000."),
	},
};
