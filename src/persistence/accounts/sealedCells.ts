/** The sealed cells, by the primary keys of their rows. */
import type { SealedCell, SealedCells, SealedKind } from "../../ports/accounts/sealedCells.ts";
import type { Database } from "../database.ts";

interface Place {
	readonly table: string;
	readonly column: string;
	/** Columns with their types; two at most. */
	readonly key: readonly (readonly [name: string, type: "uuid" | "text", first: string])[];
}

const ZERO = "00000000-0000-0000-0000-000000000000";
const ID = [["id", "uuid", ZERO]] as const;

const PLACES: Readonly<Record<SealedKind, Place>> = {
	second_factor: { table: '"twoFactor"', column: "secret", key: ID },
	backup_codes: { table: '"twoFactor"', column: '"backupCodes"', key: ID },
	token_key: { table: "jwks", column: '"privateKey"', key: ID },
	app_secret: { table: '"oauthClient"', column: '"clientSecret"', key: ID },
	hook: {
		table: "hook",
		column: "secret",
		key: [
			["user_id", "uuid", ZERO],
			["channel", "text", ""],
		],
	},
};

export function createSealedCells(database: Pick<Database, "query">): SealedCells {
	return {
		page(kind, after, limit) {
			const { table, column, key } = PLACES[kind];
			const names = key.map(([name]) => name);
			const behind = key.map(([, type], at) => `$${at + 2}::${type}`);
			const text = `SELECT ARRAY[${names.map((name) => `${name}::text`).join(", ")}] AS key, ${column} AS sealed FROM ${table}
				WHERE (${names.join(", ")}) > (${behind.join(", ")}) AND ${column} IS NOT NULL ORDER BY ${names.join(", ")} LIMIT $1`;
			return database.query<SealedCell>(text, [limit, ...(after ?? key.map(([, , first]) => first))]);
		},
		async replace(kind, cell, sealed) {
			const { table, column, key } = PLACES[kind];
			const same = key.map(([name, type], at) => `${name} = $${at + 3}::${type}`).join(" AND ");
			const text = `UPDATE ${table} SET ${column} = $1 WHERE ${column} = $2 AND ${same} RETURNING 1`;
			return (await database.query(text, [sealed, cell.sealed, ...cell.key])).length > 0;
		},
	};
}
