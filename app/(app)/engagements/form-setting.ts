import "server-only";
import type { AccessWords, FormSetting } from "@/components/engagements/form-context";
import type { FormValues } from "@/components/engagements/form-values";
import type { Viewer } from "@/lib/auth/viewer";
import { capitalZones } from "@/lib/countries/capital-zones";
import { todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { strangeZoneLabel } from "@/lib/engagements/labels";
import { findOwnPerson, listFormOptions, lookupPeople } from "@/lib/engagements/pickers/queries";
import { canDecideAccess } from "@/lib/engagements/policy";
import { STATUSES } from "@/lib/engagements/schema";
import { statusesFrom } from "@/lib/engagements/status/rules";
import type { EngagementDetail } from "@/lib/engagements/views";
import type { Warning } from "@/lib/engagements/warnings/rules";
import { env } from "@/lib/env";
import { bannerFor, type MarkingLevel } from "@/lib/markings/rules";
import { readerWords } from "@/lib/readers/labels";
import { listChainScopes, listOrganisationsOf } from "@/lib/review-chains/queries";

/**
 * What the engagement form offers and knows for this viewer; `record` is the saved one, null for a new one, `warnings` what
 * is to be said of it, and `edition` the reference of the edition of an exercise that a new one is begun from.
 */
export async function loadFormSetting(
  db: Db,
  viewer: Viewer,
  record: EngagementDetail | null,
  { warnings = [], edition = "" }: { warnings?: readonly Warning[]; edition?: string } = {},
): Promise<FormSetting> {
  return {
    options: await listFormOptions(db, viewer, record, edition),
    people: await lookupPeople(db, viewer, ""),
    zones: capitalZones(),
    viewer: {
      id: viewer.id,
      name: viewer.name,
      nation: viewer.nation,
      timeZone: viewer.timeZone,
      person: await findOwnPerson(db, viewer),
    },
    home: env().RAPPORT_NATION,
    today: todayIn(viewer.timeZone, new Date()),
    statuses: record ? statusesFrom(record.status) : STATUSES,
    strangeZone: record && strangeZoneLabel(record),
    isSaved: record !== null,
    warnings,
    sharedPromises: record?.commitments.filter(({ wasShared }) => wasShared).map(({ id }) => id) ?? [],
    hiddenCrisisId: record?.hiddenCrisisId ?? null,
    review: {
      chains: await listChainScopes(db),
      organisationIds: await listOrganisationsOf(db, record?.author?.id ?? viewer.id),
    },
    decidedAccess: record && !canDecideAccess(viewer, record) ? accessWords(record) : null,
  };
}

/** The highest marking of the records that a form with these values names in its pickers. */
export function markingOfNamed({ options }: FormSetting, values: FormValues): MarkingLevel {
  const named = [values.crisisId, values["sets.visit.returnsId"], values["sets.exchange.returnsId"]];
  return bannerFor(
    [...options.crises, ...options.engagements].flatMap(({ value, marking }) =>
      named.includes(value) ? marking : [],
    ),
  );
}

function accessWords({ author, closeHold, access }: EngagementDetail): AccessWords {
  const named = (kind: "READER" | "CO_AUTHOR") =>
    access.filter((one) => one.kind === kind).map(({ reader }) => readerWords(reader));
  return {
    author: author?.name ?? null,
    closeHold,
    readers: named("READER"),
    coAuthors: named("CO_AUTHOR"),
  };
}
