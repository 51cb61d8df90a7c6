import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { composeMail } from "../../src/delivery/mail/composeMail.ts";
import { createFileTransport } from "../../src/delivery/mail/fileTransport.ts";
import { say } from "../../src/domain/refusals/sentence.ts";
import { createRememberingLog } from "../eventlog/sampleRecords.ts";
import { SITE, sampleDelivery } from "./sampleDelivery.ts";

const mail = composeMail(sampleDelivery(), SITE);

const files = suite<{ folder: string }>("file transport");
files.before.each(async (context) => {
	context.folder = await mkdtemp(join(tmpdir(), "adjutant-mail-"));
});
files.after.each(async (context) => {
	await rm(context.folder, { recursive: true, force: true });
});

files("given a mail, then it is one readable file whose name sorts by instant", async ({ folder }) => {
	const inner = join(folder, "mail");
	const transport = createFileTransport({ folder: inner, from: SITE.from, log: createRememberingLog() });
	assert.is((await transport.send(mail)).kind, "accepted");
	const name = "20261123T090000040Z-0e6f4c1e-0000-5000-8000-000000000001.eml";
	assert.equal(await readdir(inner), [name]);
	const parsed = await simpleParser(await readFile(join(inner, name)));
	assert.is(parsed.messageId, mail.message_id);
	assert.is(parsed.subject, mail.subject);
	assert.is(parsed.text, mail.text);
	await transport.close();
});

files("given a folder open to others, then it is closed to them, and each mail is, too", async ({ folder }) => {
	await chmod(folder, 0o755);
	const transport = createFileTransport({ folder, from: SITE.from, log: createRememberingLog() });
	await transport.send(mail);
	const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
	const [name = ""] = await readdir(folder);
	assert.equal([await modeOf(folder), await modeOf(join(folder, name))], [0o700, 0o600]);
	await transport.close();
});

files("given the same mail again, then it takes the place of the first (P5)", async ({ folder }) => {
	const transport = createFileTransport({ folder, from: SITE.from, log: createRememberingLog() });
	await Promise.all([transport.send(mail), transport.send({ ...mail, message_id: "<other@example.org>" })]);
	await transport.send(mail);
	assert.is((await readdir(folder)).length, 2);
	await transport.close();
});

files("given a folder that cannot be made, then it is tried again and said", async ({ folder }) => {
	const log = createRememberingLog();
	await writeFile(join(folder, "file"), "");
	const transport = createFileTransport({ folder: join(folder, "file", "mail"), from: SITE.from, log });
	assert.equal(await transport.send(mail), {
		kind: "try_again",
		answer: say("mail_not_written", { fault: "ENOTDIR" }),
	});
	assert.is(log.lines.length, 1);
	await transport.close();
});

files.run();
