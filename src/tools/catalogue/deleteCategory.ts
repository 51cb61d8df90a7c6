/** The tool `delete_category`. */
import { deleteLabel } from "./labelTools.ts";

export const deleteCategory = deleteLabel("category");
