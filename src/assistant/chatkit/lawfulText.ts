/** Texts as the database can hold them. */
import type { Wire } from "./present.ts";

/** PostgreSQL holds neither U+0000 nor half a surrogate pair; a cancel can cut one in two. */
export const lawful = (text: string): string => text.toWellFormed().replaceAll("\u0000", "");

export const lawfulMemory = <Value>(value: Value): Value =>
	JSON.parse(JSON.stringify(value, (_key, part) => (typeof part === "string" ? lawful(part) : part)));

export const outputText = (text: string): Wire => ({ type: "output_text", text: lawful(text), annotations: [] });
