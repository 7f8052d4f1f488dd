"use server";

import { z } from "zod";
import { lookup } from "@/lib/action";
import { withViewer } from "@/lib/db";
import { pickerQuestion } from "@/lib/fields";
import { MAX_ITEMS } from "@/lib/form-data";
import { lookupPeople, matchNames } from "./queries";

const nations = z
  .array(z.string().regex(/^[A-Z]{3}$/))
  .max(61)
  .readonly();

/** People for the picker of the form, those of these countries first. */
export const findPeopleAction = lookup(z.tuple([pickerQuestion, nations]), (viewer, query, countries) =>
  withViewer(viewer, (db) => lookupPeople(db, viewer, query, countries)),
);

/** What the names of a pasted list may mean among people of these nations, in its order. */
export const matchNamesAction = lookup(
  z.tuple([z.array(pickerQuestion).max(MAX_ITEMS).readonly(), nations]),
  (viewer, names, among) => withViewer(viewer, (db) => matchNames(db, names, among)),
);
