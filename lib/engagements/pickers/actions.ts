"use server";

import { z } from "zod";
import { lookup } from "@/lib/action";
import { withViewer } from "@/lib/db";
import { pickerQuestion } from "@/lib/fields";
import { MAX_ITEMS } from "@/lib/form-data";
import { findReaderOptions } from "@/lib/readers/queries";
import { findOfficerOptions, lookupPeople, matchNames } from "./queries";
import { MOST_NATIONS } from "./rules";

const nations = z
  .array(z.string().regex(/^[A-Z]{3}$/))
  .max(MOST_NATIONS)
  .readonly();

/** People for the picker of the form, those of these countries first. */
export const findPeopleAction = lookup(z.tuple([pickerQuestion, nations]), (viewer, query, countries) =>
  withViewer(viewer, (db) => lookupPeople(db, viewer, query, countries)),
);

/** People for the filter of a list: name and hint alone. */
export const findAttendeesAction = lookup(z.tuple([pickerQuestion]), (viewer, query) =>
  withViewer(viewer, async (db) =>
    (await lookupPeople(db, viewer, query)).map(({ value, label, hint, group }) => ({
      value,
      label,
      hint,
      group,
    })),
  ),
);

/** Accounts for the filters of a list by author and responsible officer. */
export const findOfficersAction = lookup(z.tuple([pickerQuestion]), (viewer, query) =>
  withViewer(viewer, (db) => findOfficerOptions(db, query)),
);

/** What the names of a pasted list may mean among people of these nations, in its order. */
export const matchNamesAction = lookup(
  z.tuple([z.array(pickerQuestion).max(MAX_ITEMS).readonly(), nations]),
  (viewer, names, among) => withViewer(viewer, (db) => matchNames(db, names, among)),
);

/** Reader groups, own posts and own organisations for the readers of a record. */
export const findReadersAction = lookup(z.tuple([pickerQuestion]), (viewer, query) =>
  withViewer(viewer, (db) => findReaderOptions(db, viewer, query)),
);
