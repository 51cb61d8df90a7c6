/** The tool `update_category`. */
import { updateLabel } from "./labelTools.ts";

export const updateCategory = updateLabel("category");
