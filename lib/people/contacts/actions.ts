"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { changeContacts, readContacts } from "./mutations";
import { contactsSchema, readContactsSchema } from "./schema";

export const readContactsAction = action(readContactsSchema, (viewer, { id }) => readContacts(viewer, id));

export const changeContactsAction = action(contactsSchema, async (viewer, input) => {
  const result = await changeContacts(viewer, input);
  if (!result.ok) return result;
  redirect(`/people/${input.id}` as Route);
});
