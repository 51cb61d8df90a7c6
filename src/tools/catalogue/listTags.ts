/** The tool `list_tags`. */
import { listLabels } from "./labelTools.ts";

export const listTags = listLabels("tag");
