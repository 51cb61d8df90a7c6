/** The tool `update_tag`. */
import { updateLabel } from "./labelTools.ts";

export const updateTag = updateLabel("tag");
