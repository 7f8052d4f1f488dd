import { idField, listOf } from "@/lib/fields";

/** The tags that a form gives, of any scheme, by their ids. */
export const tagsField = listOf(idField("Choose a tag of the list."), 60);
