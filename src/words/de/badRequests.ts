/** Why a request is refused in German, by what it is in English. */
import type { badRequests } from "../en/badRequests.ts";

export const badRequestsGerman: Readonly<Record<(typeof badRequests)[number], string>> = {
	"Too much has happened since as_of: ask for a later instant.":
		"Seit as_of ist zu viel geschehen: Frag nach einem späteren Zeitpunkt.",
	"{detail} ({named} of {all} broken rules are named.)":
		"{detail} ({named} von {all} gebrochenen Regeln sind genannt.)",
	"{field} is longer than the {most} characters that one task may have.":
		"{field} ist länger als die {most} Zeichen, die eine Aufgabe haben darf.",
	"{field} is longer than {most} characters.": "{field} ist länger als {most} Zeichen.",
	"{field} must not be empty.": "{field} darf nicht leer sein.",
	"{field} holds a character that no text can hold (U+0000 or half of a surrogate pair).":
		"{field} enthält ein Zeichen, das kein Text enthalten kann (U+0000 oder ein halbes Surrogatpaar).",
	"{field} is missing.": "{field} fehlt.",
	"There is no field {field} here.": "Ein Feld {field} gibt es hier nicht.",
	"{field} must be one of {values}.": "{field} muss eines von {values} sein.",
	"{field} must be of {values}.": "{field} muss eines von {values} sein.",
	"{field} must be at most {most} characters long.": "{field} darf höchstens {most} Zeichen lang sein.",
	"{field} must be at least {least} characters long.": "{field} muss mindestens {least} Zeichen lang sein.",
	"{field} must be at most {most} entries long.": "{field} darf höchstens {most} Einträge haben.",
	"{field} must be at least {least} entries long.": "{field} muss mindestens {least} Einträge haben.",
	"{field} must have at most {most} entries.": "{field} darf höchstens {most} Einträge haben.",
	"{field} must have at least {least} entries.": "{field} muss mindestens {least} Einträge haben.",
	"{field} must be at most {most}.": "{field} darf höchstens {most} sein.",
	"{field} must be at least {least}.": "{field} muss mindestens {least} sein.",
	"{field} must be a whole number from {least} to {most}.": "{field} muss eine ganze Zahl von {least} bis {most} sein.",
	"{field} must be null or a whole number from {least} to {most}.":
		"{field} muss null oder eine ganze Zahl von {least} bis {most} sein.",
	"{field} must be a whole number.": "{field} muss eine ganze Zahl sein.",
	"{field} must be a time of day such as 09:00.": "{field} muss eine Uhrzeit wie 09:00 sein.",
	"{field} must be a language tag such as en-GB.": "{field} muss ein Sprachkürzel wie en-GB sein.",
	"{field} must be #RRGGBB.": "{field} muss #RRGGBB sein.",
	"{field} must lie in the years 1900 to 9998.": "{field} muss in den Jahren 1900 bis 9998 liegen.",
	"{field} must lie in the future.": "{field} muss in der Zukunft liegen.",
	"{field} must be in the future.": "{field} muss in der Zukunft liegen.",
	"{field} must lie within five years.": "{field} muss innerhalb von fünf Jahren liegen.",
	"{field} is no instant such as 2026-11-23T09:00:00.000Z.": "{field} ist kein Zeitpunkt wie 2026-11-23T09:00:00.000Z.",
	"{field} is no date such as 2026-11-23.": "{field} ist kein Datum wie 2026-11-23.",
	"{field} is no time zone such as Europe/Berlin.": "{field} ist keine Zeitzone wie Europe/Berlin.",
	"{field} is only allowed together with dry_run.": "{field} ist nur zusammen mit dry_run erlaubt.",
	"{field} was used for another message.": "{field} wurde für eine andere Nachricht verwendet.",
	"{field} must hold a text of at least 1 character.": "{field} muss einen Text von mindestens 1 Zeichen enthalten.",
	"{field} must be empty: this server takes no attachments.":
		"{field} muss leer sein: Dieser Server nimmt keine Anhänge an.",
	"{field} must hold a text of at most {most} characters.":
		"{field} darf einen Text von höchstens {most} Zeichen enthalten.",
	"{field} may be at most {levels} levels deep.": "{field} darf höchstens {levels} Ebenen tief sein.",
	"params.after is not a cursor that this list gave, or what it names was deleted.":
		"params.after ist kein Zeiger aus dieser Liste, oder das Genannte wurde gelöscht.",
	"params.item_id must be of a user_message: only those can be run again.":
		"params.item_id muss zu einer user_message gehören: Nur die können wiederholt werden.",
	"params.item_id must be of a question that is still open.":
		"params.item_id muss zu einer Frage gehören, die noch offen ist.",
	"cursor is not one that this list gave.": "cursor stammt nicht aus dieser Liste.",
	"Idempotency-Key must have 1 to {most} characters.": "Idempotency-Key muss 1 bis {most} Zeichen haben.",
	"{field} must be {type}.": "{field} hat die falsche Art: erwartet wird {type}.",
	"A rule is broken.": "Eine Regel ist verletzt.",
	"The request could not be read.": "Die Anfrage konnte nicht gelesen werden.",
	"This Idempotency-Key was used for another request.":
		"Dieser Idempotency-Key wurde für eine andere Anfrage verwendet.",
	"Too many requests wait for this account; try again.":
		"Für dieses Konto warten zu viele Anfragen; versuch es noch einmal.",
	"Something went wrong here; it was logged.": "Hier ist etwas schiefgegangen; es wurde festgehalten.",
	"The database cannot be reached at the moment; retry with the same Idempotency-Key.":
		"Die Datenbank ist gerade nicht erreichbar; versuch es mit demselben Idempotency-Key noch einmal.",
	"A query may have at most {most} parameters.": "Eine Abfrage darf höchstens {most} Parameter haben.",
	"You have nothing set up on this channel.": "Auf diesem Weg ist nichts eingerichtet.",
	"This path knows {methods}.": "Dieser Pfad kennt {methods}.",
	"A body may have at most {most} bytes.": "Ein Body darf höchstens {most} Bytes haben.",
	"The request ended before its body did.": "Die Anfrage endete vor ihrem Body.",
	"A body must be application/json.": "Ein Body muss application/json sein.",
	"A body must not be compressed.": "Ein Body darf nicht komprimiert sein.",
	"The body is no readable JSON in UTF-8.": "Der Body ist kein lesbares JSON in UTF-8.",
	"The body must be JSON (Content-Type: application/json).":
		"Der Body muss JSON sein (Content-Type: application/json).",
	"The body must be a JSON object.": "Der Body muss ein JSON-Objekt sein.",
	"Sign in, or send a valid bearer token.": "Melde dich an, oder sende ein gültiges Bearer-Token.",
	"Only operators may see this.": "Das dürfen nur Betreiber sehen.",
	"No key and no app reaches this: sign in.": "Mit einem Schlüssel oder einer App geht das nicht: Melde dich an.",
	"This needs the scope {scope}.": "Dafür ist die Berechtigung {scope} nötig.",
	"Changes with a session cookie must come from this site's own pages.":
		"Änderungen mit einem Sitzungs-Cookie müssen von den Seiten dieses Servers kommen.",
	"A value of the request cannot be stored.": "Ein Wert der Anfrage lässt sich nicht speichern.",
	"Too many people sign in at this moment; try again.": "Gerade melden sich zu viele an; versuch es noch einmal.",
	"Too many accounts were asked for, from here or with this address: wait before the next try.":
		"Von hier oder mit dieser Adresse wurden zu viele Konten angefragt: Warte vor dem nächsten Versuch.",
	"Too many wrong passwords for this account: wait before the next try.":
		"Zu viele falsche Passwörter für dieses Konto: Warte vor dem nächsten Versuch.",
	"This link no longer works: it was used, or has expired. Have another one sent.":
		"Dieser Link gilt nicht mehr: Er wurde benutzt oder ist abgelaufen. Lass dir einen neuen schicken.",
	"This link no longer works: it was used, has expired, or was withdrawn.":
		"Dieser Link gilt nicht mehr: Er wurde benutzt, ist abgelaufen oder wurde zurückgezogen.",
	"This is not your password.": "Das ist nicht dein Passwort.",
	"This password is your own name or address: choose another one.":
		"Dieses Passwort ist dein eigener Name oder deine Adresse: Wähle ein anderes.",
	"This is one of the passwords that are tried first: choose another one.":
		"Das ist eines der Passwörter, die zuerst probiert werden: Wähle ein anderes.",
	"Sign-up is closed: start the server with SIGN_UP=invited to invite.":
		"Die Registrierung ist geschlossen: Starte den Server mit SIGN_UP=invited, um einzuladen.",
	"This address has an account already.": "Zu dieser Adresse gibt es schon ein Konto.",
	"The first account is made with the link that the server printed when it started.":
		"Das erste Konto wird mit dem Link angelegt, den der Server beim Start ausgegeben hat.",
	"This invitation is for another address.": "Diese Einladung ist für eine andere Adresse.",
	"Accounts are made by invitation here: ask whoever runs this server.":
		"Konten gibt es hier nur auf Einladung: Frag, wer diesen Server betreibt.",
	"Sign-up is closed: ask whoever runs this server.":
		"Hier kann man sich nicht registrieren: Frag, wer diesen Server betreibt.",
	"Wrong address or password, or the address is not confirmed yet: then a mail there says how.":
		"Adresse oder Passwort ist falsch, oder die Adresse ist noch nicht bestätigt: Dann sagt eine E-Mail dorthin, wie es geht.",
	"Wrong address or password.": "Adresse oder Passwort ist falsch.",
	"Invalid email": "Das ist keine E-Mail-Adresse.",
	"Password too short": "Das Passwort ist zu kurz.",
	"Password too long": "Das Passwort ist zu lang.",
	"User already exists. Use another email.": "Zu dieser Adresse gibt es schon ein Konto.",
	"Invalid code": "Der Code stimmt nicht.",
	"Invalid token": "Der Link gilt nicht mehr.",
	Unauthorized: "Melde dich an.",
	"Too many requests. Please try again later.": "Zu viele Anfragen. Versuch es später noch einmal.",
	"What tools may do is settled by the user alone, on the page or in a session.":
		"Was Werkzeuge dürfen, legt allein der Benutzer fest, auf der Seite oder in einer Sitzung.",
};
