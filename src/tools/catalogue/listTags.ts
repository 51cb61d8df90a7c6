/** The seed's `list_tags`. */
import { listLabels } from "./labelTools.ts";

export const listTags = listLabels("tag");
