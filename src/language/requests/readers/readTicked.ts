/** A line as lists on paper have it, with its tick: "milk ✓", "[x] milk". Pure. */
import { readReference } from "../named/references.ts";
import type { Reader } from "../request.ts";

const TICK = String.raw`(?:\[x\]|[✓✔☑✅]\uFE0F?)`;
const BEFORE = new RegExp(String.raw`^(?:[-*•] )?${TICK}\s*(?<what>\S.*)$`, "iu");
const BEHIND = new RegExp(String.raw`^(?<what>\S.*?)(?<!\s)\s*${TICK}$`, "iu");

/** What is ticked is done; on several lines it is a list. */
export const readTicked: Reader = ({ text, context }) => {
	const plain = text.trim();
	const what = (BEFORE.exec(plain) ?? BEHIND.exec(plain))?.groups?.what;
	const reference = what === undefined ? undefined : readReference(what, context);
	return reference && { kind: "complete", reference };
};
