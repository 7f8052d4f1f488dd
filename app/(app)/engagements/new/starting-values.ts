import "server-only";
import { heldSince } from "@/components/engagements/as-held";
import { emptyRow, type FormValues, NO_VALUES, readValues } from "@/components/engagements/form-values";
import {
  asTemplate,
  likeAnother,
  nextOfSeries,
  onlyOffered,
  onMarginsOf,
} from "@/components/engagements/starting-values";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { valuesOf } from "@/lib/engagements/form-values";
import { readMargins } from "@/lib/engagements/margins/queries";
import { dayOnMargins } from "@/lib/engagements/margins/rules";
import { listPeople } from "@/lib/engagements/pickers/queries";
import { getEngagement } from "@/lib/engagements/queries";
import { getSeries, type SeriesDetail } from "@/lib/engagements/series/queries";
import { lastObjectives, listLogKinds } from "@/lib/engagements/starts/queries";
import { getTemplate } from "@/lib/engagements/templates/queries";
import { givenTitle } from "@/lib/engagements/titles/rules";
import { engagementType, isEngagementType } from "@/lib/engagements/types";
import type { FormOptions, PersonOption } from "@/lib/engagements/views";
import { bannerFor, type MarkingLevel } from "@/lib/markings/rules";

type Query = Readonly<Record<string, string | string[] | undefined>>;

type Beginning = {
  /** Another one is another form, also where the page stays the same. */
  key: string;
  values: FormValues;
  /** Who is in the values, as the form offers people: what it proposes of them follows its day. */
  people: readonly PersonOption[];
  /** The field in which the first decision is; null where the reader starts at the top. */
  focusOn: "type" | "countries" | "attendance" | "startsOn" | null;
  /** Marking of what the values were taken from. */
  marking: MarkingLevel;
  /** The record that it is a copy of. */
  copied?: { reference: string; title: string };
  /** The series that the next meeting is planned of. */
  series?: SeriesDetail;
  /** The event on whose margins it is held. */
  event?: { id: string; reference: string; title: string };
};

/**
 * What the address of a new engagement says about it. `from=<reference>` takes over what the two have in common, `template=<id>` what it keeps, `next=<series of meetings>` what its last one left, `margins=<reference>` the place and the own side of an event on whose margins it is held; `log` fills
 * in what its author mostly says, with `type` and `country` when they are named; `series=<slug>`, `edition=<reference>` and `crisis=<reference>` link
 * it, an edition with its countries and, where the type is an exercise, its days. What is not known, or not open to the viewer, is left out,
 * and of what was taken over what the form does not offer any more.
 */
export async function beginningOf(
  db: Db,
  viewer: Viewer,
  query: Query,
  { today, options }: { today: CalendarDate; options: FormOptions },
): Promise<Beginning> {
  const begun = async (values: FormValues) => asHeld(db, onlyOffered(values, options));
  const from = await getEngagement(db, text(query.from));
  if (from)
    return {
      key: from.id,
      ...(await begun({
        ...likeAnother({ ...valuesOf(from), title: givenTitle(from) }),
        startsOn: today,
      })),
      focusOn: "startsOn",
      marking: from.marking,
      copied: { reference: from.reference, title: from.title },
    };

  const event = await getEngagement(db, text(query.margins));
  if (event && (await readMargins(db, event.id)).eventId === null)
    return {
      key: event.id,
      ...(await begun(onMarginsOf(valuesOf(event), dayOnMargins(event, today)))),
      focusOn: "countries",
      marking: event.marking,
      event: { id: event.id, reference: event.reference, title: event.title },
    };

  const meetings = await getSeries(db, text(query.next));
  if (meetings && !meetings.endedAt) {
    const held = meetings.meetings.filter(({ status }) => status !== "CANCELLED" && status !== "POSTPONED");
    const last = await getEngagement(db, held.at(-1)?.reference ?? "");
    return {
      key: meetings.id,
      ...(await begun(nextOfSeries(meetings, last && valuesOf(last)))),
      focusOn: "startsOn",
      marking: bannerFor([...(last ? [last.marking] : []), ...meetings.open.map((one) => one.marking)]),
      series: meetings,
    };
  }

  const template = await getTemplate(db, text(query.template));
  if (template) {
    const values = asTemplate(readValues(template.values));
    return {
      key: text(query.template),
      ...(await begun({ ...values, startsOn: today })),
      focusOn: values.type === "" ? "type" : values.countries.length === 0 ? "countries" : "startsOn",
      marking: template.marking,
    };
  }

  const isLog = query.log !== undefined;
  const [last] = isLog ? await listLogKinds(db, viewer) : [];
  const type = isEngagementType(text(query.type)) ? text(query.type) : (last?.type ?? "");
  const known = await db.country.findFirst({ where: { code: text(query.country) }, select: { code: true } });
  const country = known?.code ?? (isLog ? (last?.country ?? onlyOne(viewer.countries)) : "");
  const series = await db.exerciseSeries.findFirst({
    where: { slug: text(query.series) },
    select: { id: true },
  });
  const edition = await db.exerciseEdition.findFirst({
    where: { reference: editionAsked(query) },
    select: {
      id: true,
      seriesId: true,
      startsOn: true,
      endsOn: true,
      participants: { select: { countryCode: true, role: true, state: true } },
    },
  });
  const crisis = await db.crisis.findFirst({
    where: { reference: text(query.crisis) },
    select: { id: true },
  });
  return {
    key: [isLog, type, country, series?.id, edition?.id].join(" "),
    values: {
      ...NO_VALUES,
      type,
      startsOn: today,
      ...(edition?.startsOn && engagementType(type)?.group === "EXERCISE"
        ? {
            startsOn: calendarDateOf(edition.startsOn),
            endsOn: edition.endsOn ? calendarDateOf(edition.endsOn) : "",
          }
        : {}),
      countries: country
        ? [{ ...emptyRow("countries"), code: country }]
        : (edition?.participants ?? []).map(({ countryCode, role, state }) => ({
            ...emptyRow("countries"),
            code: countryCode,
            role: state === "DECLINED" ? "INVITED_DECLINED" : role,
          })),
      objectives: isLog && country ? await lastObjectives(db, viewer, country) : [],
      exerciseSeriesId: edition?.seriesId ?? series?.id ?? "",
      exerciseEditionId: edition?.id ?? "",
      crisisId: crisis?.id ?? "",
    },
    people: [],
    // Who chose the type in "Go to" goes on with what it does not say.
    focusOn:
      isLog && !type ? "type" : type && !country && !edition ? "countries" : isLog ? "attendance" : null,
    marking: "UNCLASSIFIED",
  };
}

/** The reference of the edition that the address names, or empty. It is one that the form offers, also when it was cancelled. */
export function editionAsked(query: Query): string {
  return text(query.edition);
}

/** The values with each person on record as they are on its first day, or last were when it has none. */
async function asHeld(db: Db, values: FormValues): Promise<Pick<Beginning, "values" | "people">> {
  const people = await listPeople(
    db,
    values.attendance.flatMap(({ personId }) => personId || []),
  );
  const byId = new Map(people.map((person) => [person.value, person]));
  const attendance = values.attendance.map((row) => {
    const person = byId.get(row.personId);
    return person ? heldSince(row, person, values.startsOn) : row;
  });
  return { values: { ...values, attendance }, people };
}

function onlyOne(codes: readonly string[]): string {
  return codes.length === 1 ? (codes[0] ?? "") : "";
}

/** One value of a query, safe to ask the database for. */
function text(value: string | readonly string[] | undefined): string {
  return typeof value === "string" ? value.replaceAll("\0", "").slice(0, 100) : "";
}
