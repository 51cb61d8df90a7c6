/** The tool `create_category`. */
import { createLabel } from "./labelTools.ts";

export const createCategory = createLabel("category");
