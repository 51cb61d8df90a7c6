/** How the tables' types are declared, once. */
import type { EntitySchemaColumnOptions, EntitySchemaOptions } from "typeorm";

type ForeignKey = NonNullable<EntitySchemaOptions<unknown>["foreignKeys"]>[number];

/** A name for each key makes drift visible: TypeORM would make up names of its own. */
export const key = (type: "uuid" | "text" | "int4" | "int8", constraint: string): EntitySchemaColumnOptions => ({
	type,
	primary: true,
	primaryKeyConstraintName: constraint,
});
export const nullable = (column: EntitySchemaColumnOptions): EntitySchemaColumnOptions => ({
	...column,
	nullable: true,
});

export const UUID: EntitySchemaColumnOptions = { type: "uuid" };
export const BOOLEAN: EntitySchemaColumnOptions = { type: "boolean" };
export const TEXT: EntitySchemaColumnOptions = { type: "text" };
export const INTEGER: EntitySchemaColumnOptions = { type: "int4" };
export const BIGINT: EntitySchemaColumnOptions = { type: "int8" };
export const JSONB: EntitySchemaColumnOptions = { type: "jsonb" };
/** Numbers that PostgreSQL gives. TypeORM takes "identity" too; its types for a schema forgot it. */
export const NUMBERED = {
	type: "int8",
	generated: "identity" as unknown as "increment",
	generatedIdentity: "ALWAYS",
} as const;
/** Milliseconds, as the domain's instants have. */
export const INSTANT: EntitySchemaColumnOptions = { type: "timestamptz", precision: 3 };

/** Rows that go with what they belong to. */
export const belongsTo = (
	name: string,
	target: string,
	columnNames: readonly string[],
	referencedColumnNames: readonly string[] = columnNames,
): ForeignKey => ({
	name,
	target,
	columnNames: [...columnNames],
	referencedColumnNames: [...referencedColumnNames],
	onDelete: "CASCADE",
});
