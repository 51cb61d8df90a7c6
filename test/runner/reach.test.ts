import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { reaches } from "./reach.ts";

const test = suite<{ folder: string }>("reach", { folder: "" });

test.before.each((context) => {
	context.folder = mkdtempSync(path.join(tmpdir(), "adjutant-reach-"));
	const write = (name: string, content: string) => writeFileSync(path.join(context.folder, name), content);
	write("direct.ts", 'import { start } from "./part.ts";\n');
	write("lazy.ts", 'const { start } = await import("./part.ts");\n');
	write("indirect.ts", 'import { a } from "./circle.ts";\n');
	write("circle.ts", 'export { b } from "./indirect.ts";\nimport type { Part } from "./direct.ts";\n');
	write("alone.ts", 'import { suite } from "uvu";\nimport { x } from "./missing.ts";\n');
	write("part.ts", "");
});

test.after.each(({ folder }) => rmSync(folder, { recursive: true }));

test("given direct, lazy and indirect imports, also in a circle, then the part is reached", ({ folder }) => {
	for (const name of ["direct.ts", "lazy.ts", "indirect.ts", "circle.ts", "part.ts"]) {
		assert.ok(reaches(path.join(folder, name), path.join(folder, "part.ts")), name);
	}
});

test("given no import of it, then the part is not reached", ({ folder }) => {
	assert.not(reaches(path.join(folder, "alone.ts"), path.join(folder, "part.ts")));
});

test.run();
