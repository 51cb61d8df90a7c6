/** The tool `delete_tag`. */
import { deleteLabel } from "./labelTools.ts";

export const deleteTag = deleteLabel("tag");
