"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { changeTemplate, removeTemplate, saveTemplate } from "./mutations";
import { changeTemplateSchema, removeTemplateSchema, saveTemplateSchema } from "./schema";

// The form beside it holds words that are not saved yet: nothing on the page is read again.
export const saveTemplateAction = action(saveTemplateSchema, saveTemplate);

export const changeTemplateAction = action(changeTemplateSchema, async (viewer, input) => {
  const result = await changeTemplate(viewer, input);
  if (result.ok) refresh();
  return result;
});

export const removeTemplateAction = action(removeTemplateSchema, async (viewer, { id }) => {
  const result = await removeTemplate(viewer, id);
  if (result.ok) refresh();
  return result;
});
