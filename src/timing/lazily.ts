/** What is made when it is first needed: a server that mails nothing does not load what mails. */
export interface Lazy<Value> {
	/** Makes it once; rejects as the making does, and then tries again. */
	get(): Promise<Value>;
	/** What was made so far, if anything. */
	made(): Promise<Value | undefined>;
}

export function lazily<Value>(make: () => Promise<Value>): Lazy<Value> {
	let value: Promise<Value> | undefined;
	return {
		get() {
			value ??= make().catch((fault: unknown) => {
				value = undefined;
				throw fault;
			});
			return value;
		},
		made: async () => value?.catch(() => undefined),
	};
}
