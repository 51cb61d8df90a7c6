/** The tool `list_categories`. */
import { listLabels } from "./labelTools.ts";

export const listCategories = listLabels("category");
