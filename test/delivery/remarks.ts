/** What came of an attempt, as a person who reads English is told. */
import type { Remark } from "../../src/domain/refusals/sentence.ts";

export const inEnglish = (remark: Remark | null | undefined): string =>
	typeof remark === "string" ? remark : (remark?.message ?? "");
