/** Mail into a folder, one RFC 5322 file each, for a machine without SMTP: any mail program opens them. */
import { chmod, mkdir, open, rename } from "node:fs/promises";
import { join } from "node:path";
import { say } from "../../domain/refusals/sentence.ts";
import type { Mail, MailTransport } from "../../ports/delivery/mailTransport.ts";
import type { Log } from "../../ports/process/log.ts";
import { lazily } from "../../timing/lazily.ts";
import { mailMessage } from "./mailMessage.ts";

export interface FileTransportOptions {
	/** `<DATA_DIR>/mail`; made when missing. */
	readonly folder: string;
	/** `MAIL_FROM`. */
	readonly from: string;
	readonly log: Log;
}

/**
 * What people are reminded of is theirs: only the account that runs the product can read the files and the folder.
 * A file appears whole and on disk, or not at all. Its name is the mail's instant and id, so that the same mail sent
 * again takes the place of the first (P5). A full or read-only disk is a reason to try again.
 */
export function createFileTransport({ folder, from, log }: FileTransportOptions): MailTransport {
	const composer = lazily(async () => {
		const { createTransport } = await import("nodemailer");
		return createTransport({ streamTransport: true, buffer: true, newline: "windows" });
	});
	return {
		async send(mail) {
			try {
				const { message } = await (await composer.get()).sendMail(mailMessage(mail, from));
				const name = fileNameOf(mail);
				await mkdir(folder, { recursive: true, mode: 0o700 });
				// A folder of a version before was open to others.
				await chmod(folder, 0o700);
				await writeWhole(folder, name, message as Buffer);
				return { kind: "accepted", answer: say("mail_written", { name }) };
			} catch (err) {
				const fault = (err as NodeJS.ErrnoException).code ?? String(err);
				log.error("a mail could not be written to its folder", { message_id: mail.message_id, err });
				return { kind: "try_again", answer: say("mail_not_written", { fault }) };
			}
		},
		async close() {
			(await composer.made())?.close();
		},
	};
}

/** `20261123T090000000Z-<delivery id>.eml`: sorts by instant, and no file system objects to it. */
function fileNameOf(mail: Mail): string {
	const instant = mail.date.toString({ smallestUnit: "millisecond" }).replace(/[-:.]/g, "");
	const id = mail.message_id.replace(/^<|@.*$/g, "").replace(/[^\w.-]/g, "_");
	return `${instant}-${id}.eml`;
}

async function writeWhole(folder: string, name: string, bytes: Buffer): Promise<void> {
	const unfinished = join(folder, `.${name}.part`);
	const file = await open(unfinished, "w", 0o600);
	try {
		await file.writeFile(bytes);
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(unfinished, join(folder, name));
	await syncFolder(folder);
}

/** The new name itself must survive a power cut. Windows cannot open folders, and keeps names in its own journal. */
async function syncFolder(folder: string): Promise<void> {
	if (process.platform === "win32") return;
	const handle = await open(folder, "r");
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
