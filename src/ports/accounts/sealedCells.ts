/** Cells of the database that are sealed under the secret of the installation and last longer than a change of it. */

/** `token_key`: the private key of JWTs; `app_secret`: of an app that signs users in; `hook`: what a webhook or a topic of ntfy is shown. */
export const SEALED_KINDS = ["second_factor", "backup_codes", "token_key", "app_secret", "hook"] as const;
export type SealedKind = (typeof SEALED_KINDS)[number];

export interface SealedCell {
	/** Its row's primary key, column by column. */
	readonly key: readonly string[];
	readonly sealed: string;
}

export interface SealedCells {
	/** In the order of their keys, those behind `after`, or from the first. */
	page(kind: SealedKind, after: readonly string[] | undefined, limit: number): Promise<readonly SealedCell[]>;
	/** False, and nothing is changed, where the cell is no longer what it was. */
	replace(kind: SealedKind, cell: SealedCell, sealed: string): Promise<boolean>;
}

/** What a cell of a kind is under. */
export type SealedAnew =
	| { readonly kind: "current" }
	/** `sealed`: the same under the first secret. */
	| { readonly kind: "older"; readonly sealed: string }
	/** None of the secrets opens it. */
	| { readonly kind: "unreadable" };
