/** The tool `create_tag`. */
import { createLabel } from "./labelTools.ts";

export const createTag = createLabel("tag");
