/** The seed's `delete_category`. */
import { deleteLabel } from "./labelTools.ts";

export const deleteCategory = deleteLabel("category");
