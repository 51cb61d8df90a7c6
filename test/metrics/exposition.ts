/** Reads Prometheus' text format, without its client library (https://prometheus.io/docs/instrumenting/exposition_formats/). */

export interface Sample {
	readonly name: string;
	readonly labels: Readonly<Record<string, string>>;
	readonly value: number;
}

export interface Exposition {
	readonly samples: readonly Sample[];
	/** By metric: `counter`, `gauge`, `histogram`. */
	readonly types: ReadonlyMap<string, string>;
	/** Sum of the samples of that name whose labels include these; undefined when there is none. */
	value(name: string, labels?: Readonly<Record<string, string>>): number | undefined;
}

/** Throws on a line that is no line of the format. */
export function readExposition(text: string): Exposition {
	const samples: Sample[] = [];
	const types = new Map<string, string>();
	for (const line of text.split("\n").filter(Boolean)) {
		const type = /^# TYPE ([a-zA-Z_:][\w:]*) (counter|gauge|histogram|summary|untyped)$/.exec(line);
		if (type) {
			const [, name = "", kind = ""] = type;
			if (types.has(name)) throw new Error(`${name} is described twice`);
			types.set(name, kind);
			continue;
		}
		if (/^# HELP [a-zA-Z_:][\w:]* \S/.test(line)) continue;
		const sample = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line);
		if (!sample) throw new Error(`no line of the format: ${line}`);
		const [, name = "", labels = "", value = ""] = sample;
		const pairs = [...labels.matchAll(/([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)",?/g)];
		samples.push({
			name,
			labels: Object.fromEntries(pairs.map(([, key = "", text = ""]) => [key, text])),
			value: Number(value.replace("Inf", "Infinity")),
		});
	}
	return {
		samples,
		types,
		value(name, labels = {}) {
			const fitting = samples.filter(
				(sample) =>
					sample.name === name && Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
			);
			return fitting.length === 0 ? undefined : fitting.reduce((sum, sample) => sum + sample.value, 0);
		},
	};
}
