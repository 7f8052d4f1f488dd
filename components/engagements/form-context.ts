"use client";

import { createContext, useContext } from "react";
import type { CalendarDate } from "@/lib/dates";
import type { FormOptions, PersonOption } from "@/lib/engagements/views";
import type { Warning } from "@/lib/engagements/warnings/rules";
import type { EngagementStatus } from "@/lib/generated/prisma/enums";
import type { ChainScope } from "@/lib/review-chains/rules";

/** Who may find a record, in names. */
export type AccessWords = {
  author: string | null;
  closeHold: boolean;
  readers: string[];
  coAuthors: string[];
};

/** What the parts of the form know beside their own values. */
export type FormSetting = {
  options: FormOptions;
  /** People to offer before anything is typed: own counterparts, then recent ones. */
  people: readonly PersonOption[];
  /** IANA zone of the capital by country code. */
  zones: Readonly<Record<string, string>>;
  /** Who writes; `person` is the same one on record, null when there is none. */
  viewer: { id: string; name: string; nation: string; timeZone: string; person: PersonOption | null };
  /** The nation that keeps the record, as alpha-3 code. */
  home: string;
  /** The day it is where the viewer is. */
  today: CalendarDate;
  /** Statuses this record may take; the one it has first. */
  statuses: readonly EngagementStatus[];
  /** That the zone on record is not known here, and how its hours are read then; null where it is. */
  strangeZone: string | null;
  /** Whether the record has been saved before. */
  isSaved: boolean;
  /** What the reviewers of the saved record are warned of. */
  warnings: readonly Warning[];
  /** Promises that were shared: what becomes of them is said on their own pages. */
  sharedPromises: readonly string[];
  /** Id of the crisis that the saved record belongs to and that is not open to the viewer. */
  hiddenCrisisId: string | null;
  /** The chains in force and the organisations of the author, which decide who reviews it. */
  review: { chains: readonly (ChainScope & { name: string })[]; organisationIds: readonly string[] };
  /** How the record is open, for who may not decide that; null for who may. */
  decidedAccess: AccessWords | null;
};

const Setting = createContext<FormSetting | null>(null);

export const FormSettingProvider = Setting.Provider;

/** The setting of the engagement form around; throws outside of one. */
export function useFormSetting(): FormSetting {
  const setting = useContext(Setting);
  if (!setting) throw new Error("a part of the engagement form stands outside of it");
  return setting;
}
