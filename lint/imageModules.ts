/** Which modules the image has: what the server's own need, without what the Dockerfile removes. Pure. */

interface Locked {
	readonly version?: string;
	readonly dependencies?: Readonly<Record<string, string>>;
	readonly devDependencies?: Readonly<Record<string, string>>;
	readonly optionalDependencies?: Readonly<Record<string, string>>;
	readonly peerDependencies?: Readonly<Record<string, string>>;
	readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
	readonly optional?: boolean;
}
export interface Lock {
	/** By folder; "" is the project itself. */
	readonly packages: Readonly<Record<string, Locked>>;
}

export interface ImageModules {
	/** Folders below the project's, as the lock has them. */
	readonly folders: ReadonlySet<string>;
	/** Those that the project itself names. */
	readonly direct: Readonly<Record<string, string>>;
}

/** Throws when the Dockerfile no longer says what it removes. */
export function findImageModules({ packages }: Lock, dockerfile: string): ImageModules {
	const [, removed] = /npm uninstall [^\n]*--ignore-scripts ([\w\- ]+)/.exec(dockerfile) ?? [];
	if (removed === undefined) throw new Error("the Dockerfile does not say which modules it removes");
	const without = removed.trim().split(" ");
	const direct = Object.fromEntries(
		Object.entries(packages[""]?.dependencies ?? {}).filter(([name]) => !without.includes(name)),
	);
	const folders = new Set<string>();
	walk("", Object.keys(direct));
	return { folders, direct };

	function walk(from: string, names: readonly string[]): void {
		for (const name of names) {
			const place = find(from, name);
			if (place === undefined || folders.has(place) || packages[place]?.optional) continue;
			folders.add(place);
			walk(place, neededBy(packages[place]));
		}
	}
	/** Peers, too: npm installs those that are not optional. */
	function neededBy({ dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} }: Locked = {}): string[] {
		const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
		return [...Object.keys(dependencies), ...peers];
	}
	/** As Node looks: beside who needs it, then further out. */
	function find(from: string, name: string): string | undefined {
		for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
			const place = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
			if (place in packages) return place;
			if (at === "") return undefined;
		}
	}
}
