/** The wording of mails about an account, in English and German. Pure. Who reads one may not have asked for it. */
import type { AccountMail, AccountMailKind } from "../ports/accountMails.ts";
import type { Mail } from "../ports/mailTransport.ts";
import { deliverable, type MailSite, messageIdOf } from "./composeMail.ts";
import { escapeHtml } from "./safeText.ts";

interface Words {
	readonly subject: string;
	/** What happened, or is asked. */
	readonly says: string;
	/** What the link is called; there is one wherever it is. */
	readonly link: string | null;
	/** How long it counts, and what to do for who has not asked for this. */
	readonly ends: string;
}

const ENGLISH: Readonly<Record<AccountMailKind, Words>> = {
	confirm_address: {
		subject: "Confirm your address",
		says: "Somebody made an account at Adjutant with this address. If it was you, confirm it: reminders are then mailed here.",
		link: "Confirm this address",
		ends: "The link counts for 24 hours and once. If it was not you, there is nothing to do.",
	},
	confirm_new_address: {
		subject: "Confirm your new address",
		says: "An account at Adjutant is to have this address from now on. If you asked for that, confirm it.",
		link: "Use this address",
		ends: "The link counts for 24 hours and once. If it was not you, there is nothing to do.",
	},
	address_changed: {
		subject: "Your address was changed",
		says: "Your account at Adjutant has another address now. Reminders no longer come here.",
		link: null,
		ends: "If it was not you, write to whoever runs this server.",
	},
	reset_password: {
		subject: "Choose a new password",
		says: "Somebody asked for a new password for your account at Adjutant. If it was you, choose one.",
		link: "Choose a new password",
		ends: "The link counts for one hour and once. If it was not you, there is nothing to do: your password stays.",
	},
	password_changed: {
		subject: "Your password was changed",
		says: "Your account at Adjutant has a new password, and its other sessions were ended.",
		link: "Open Adjutant",
		ends: "If it was not you, choose a new password at once: “Forgot the password?”.",
	},
	address_taken: {
		subject: "Somebody tried to sign up with your address",
		says: "Somebody tried to make an account at Adjutant with this address. You have one already; nothing was changed.",
		link: "Sign in",
		ends: "If it was you and the password is lost, choose “Forgot the password?”. If it was not you, there is nothing to do.",
	},
	invitation: {
		subject: "You are invited to Adjutant",
		says: "You are invited to make an account at Adjutant, with this address.",
		link: "Make an account",
		ends: "The link counts for 7 days and once. If you do not want to, there is nothing to do.",
	},
};

const GERMAN: Readonly<Record<AccountMailKind, Words>> = {
	confirm_address: {
		subject: "Bitte bestätige deine Adresse",
		says: "Mit dieser Adresse wurde ein Konto bei Adjutant angelegt. Wenn du das warst, bestätige sie: Dann kommen Erinnerungen hierher.",
		link: "Adresse bestätigen",
		ends: "Der Link gilt 24 Stunden und einmal. Wenn du es nicht warst, ist nichts zu tun.",
	},
	confirm_new_address: {
		subject: "Bitte bestätige deine neue Adresse",
		says: "Ein Konto bei Adjutant soll künftig diese Adresse haben. Wenn du das möchtest, bestätige sie.",
		link: "Diese Adresse verwenden",
		ends: "Der Link gilt 24 Stunden und einmal. Wenn du es nicht warst, ist nichts zu tun.",
	},
	address_changed: {
		subject: "Deine Adresse wurde geändert",
		says: "Dein Konto bei Adjutant hat jetzt eine andere Adresse. Erinnerungen kommen nicht mehr hierher.",
		link: null,
		ends: "Wenn du es nicht warst, wende dich an den Betreiber dieses Servers.",
	},
	reset_password: {
		subject: "Neues Passwort wählen",
		says: "Für dein Konto bei Adjutant wurde ein neues Passwort angefordert. Wenn du das warst, wähle eines.",
		link: "Neues Passwort wählen",
		ends: "Der Link gilt eine Stunde und einmal. Wenn du es nicht warst, ist nichts zu tun: Dein Passwort bleibt.",
	},
	password_changed: {
		subject: "Dein Passwort wurde geändert",
		says: "Dein Konto bei Adjutant hat ein neues Passwort; seine anderen Sitzungen wurden beendet.",
		link: "Adjutant öffnen",
		ends: "Wenn du es nicht warst, fordere auf der Seite zum Anmelden sofort ein neues an.",
	},
	address_taken: {
		subject: "Jemand wollte sich mit deiner Adresse registrieren",
		says: "Jemand wollte mit dieser Adresse ein Konto bei Adjutant anlegen. Du hast schon eines; es wurde nichts geändert.",
		link: "Anmelden",
		ends: "Wenn du es warst und das Passwort fehlt, fordere auf der Seite zum Anmelden ein neues an. Wenn nicht, ist nichts zu tun.",
	},
	invitation: {
		subject: "Einladung zu Adjutant",
		says: "Du bist eingeladen, bei Adjutant ein Konto mit dieser Adresse anzulegen.",
		link: "Konto anlegen",
		ends: "Der Link gilt 7 Tage und einmal. Wenn du nicht möchtest, ist nichts zu tun.",
	},
};

/** `id`: what makes its `Message-ID`. Throws `TypeError` when there is no address to send to. */
export function composeAccountMail(mail: AccountMail, site: MailSite, id: string, date: Temporal.Instant): Mail {
	const isGerman = readsGerman(mail.languages);
	const { subject, says, link, ends } = (isGerman ? GERMAN : ENGLISH)[mail.kind];
	const href = link === null ? undefined : mail.link;
	const html = [
		"<!doctype html>",
		`<html lang="${isGerman ? "de" : "en"}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
		'<body style="font-family: sans-serif; line-height: 1.5">',
		`<h1 style="font-size: 1.3em">${escapeHtml(subject)}</h1>`,
		`<p>${escapeHtml(says)}</p>`,
		...(href === undefined ? [] : [`<p><a href="${escapeHtml(href)}">${escapeHtml(link ?? "")}</a></p>`]),
		`<p>${escapeHtml(ends)}</p>`,
		"</body></html>",
	].join("\n");
	return {
		message_id: messageIdOf(id, site.from),
		to: { name: "", address: deliverable(mail.to) },
		subject,
		text: [says, "", ...(href === undefined ? [] : [`${link}: ${href}`, ""]), ends, ""].join("\n"),
		html,
		date,
		// RFC 3834 §5: keeps vacation notices from answering.
		headers: { "Auto-Submitted": "auto-generated" },
	};
}

/** Whether German is the first language that is named. */
function readsGerman(languages: string | null): boolean {
	return /^\s*de\b/i.test(languages ?? "");
}
