/** What `adjutant doctor` says of one part. A finding is a problem unless it is all well; a remark asks for nothing. */
export interface Finding {
	readonly kind: "well" | "remark" | "problem";
	readonly sentence: string;
}

export const well = (sentence: string): Finding => ({ kind: "well", sentence });
export const problem = (sentence: string): Finding => ({ kind: "problem", sentence });
export const remark = (sentence: string): Finding => ({ kind: "remark", sentence });
