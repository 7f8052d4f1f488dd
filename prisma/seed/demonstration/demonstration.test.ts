import { describe, expect, it, vi } from "vitest";
import { DEMO_ACCOUNTS } from "@/lib/auth/demo-accounts";
import { FATES, fateOf } from "@/lib/commitments/rules";
import { minimumToPublish } from "@/lib/crises/sitreps/publication/rules";
import { readSections } from "@/lib/crises/sitreps/sections";
import { checkBluf, lintAssessment } from "@/lib/crises/sitreps/wording/rules";
import { addDays, addMonths, latestDayOf } from "@/lib/dates";
import { setProblems } from "@/lib/engagements/field-sets/rules";
import { setsSchema } from "@/lib/engagements/field-sets/schema";
import { completed, eachValue, SET_NAMES, saysSomething, setOf } from "@/lib/engagements/field-sets/sets";
import { TEXT_LIMITS } from "@/lib/engagements/schema";
import { publishingProblems, statusProblems } from "@/lib/engagements/status/rules";
import { engagementType, hasFieldSet } from "@/lib/engagements/types";
import { newId } from "@/lib/ids";
import { checkMarking, findHigherMarks, releasableNations } from "@/lib/markings/rules";
import { STRENGTH_LABELS } from "@/lib/people/labels";
import { isSenior, rankCodeFor } from "@/lib/people/ranks";
import { hasCard } from "@/lib/people/rules";
import { editPersonSchema } from "@/lib/people/schema";
import { OBJECTIVES } from "../objectives";
import { referenceRows } from "../reference-rows";
import { cardOf } from "./cards";
import { counterparts } from "./cast";
import { DEMO_COUNTRIES, SILENT_COUNTRY } from "./countries";
import { demonstrationOn } from "./demonstration";
import { OCCASIONS } from "./occasions";
import {
  AHEAD_DAYS,
  BROKEN_PROMISES_COUNTRY,
  NEGLECTED_COUNTRY,
  NEGLECTED_MONTHS,
  PAST_DAYS,
} from "./rhythms";
import { DEMO_OFFICER_ID } from "./team";
import { TOPICS } from "./topics";

// Telling three years takes half a second, more on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const TODAY = "2026-11-22";
const told = demonstrationOn(TODAY);
const { engagements } = told;
const published = engagements.filter(({ publication }) => publication === "PUBLISHED");
const promises = engagements.flatMap((one) =>
  (one.commitments ?? []).map((promise) => ({ ...promise, codes: one.countries.map(({ code }) => code) })),
);
const overdue = promises.filter(
  ({ state = "OPEN", dueOn }) => ["OPEN", "IN_WORK"].includes(state) && (dueOn ?? TODAY) < TODAY,
);

/** How often the most frequent of the texts occurs. */
function mostFrequent(texts: readonly (string | null | undefined)[]): number {
  const counts = new Map<string, number>();
  for (const text of texts) if (text) counts.set(text, (counts.get(text) ?? 0) + 1);
  return Math.max(...counts.values());
}

describe("the demonstration", () => {
  it("is the same when told again on the same day, and another on the next", () => {
    expect(JSON.stringify(demonstrationOn(TODAY))).toBe(JSON.stringify(told));
    expect(JSON.stringify(demonstrationOn(addDays(TODAY, 1)))).not.toBe(JSON.stringify(told));
  });

  it.each(["2026-02-28", "2027-08-15", "2028-02-29", "2029-12-31"])(
    "holds its size and its promises on %s as well",
    (day) => {
      const other = demonstrationOn(day);
      expect(other.engagements.length).toBeGreaterThan(520);
      expect(other.engagements.length).toBeLessThan(720);
      const ahead = other.engagements.filter(({ startsOn }) => startsOn > day).length;
      expect(ahead).toBeGreaterThanOrEqual(25);
      expect(ahead).toBeLessThanOrEqual(65);
      expect(other.engagements.flatMap((one) => statusProblems(factsOf(one), day))).toEqual([]);
      const late = other.engagements
        .filter(({ countries }) => countries.some(({ code }) => code === BROKEN_PROMISES_COUNTRY))
        .flatMap(({ commitments = [] }) => commitments)
        .filter(({ state = "OPEN", dueOn }) => ["OPEN", "IN_WORK"].includes(state) && (dueOn ?? day) < day);
      expect(new Set(late.map(({ bySide }) => bySide)).size).toBe(2);
    },
  );

  it("has about 600 engagements over three years, with plans for ninety days", () => {
    expect(engagements.length).toBeGreaterThanOrEqual(580);
    expect(engagements.length).toBeLessThanOrEqual(680);
    for (const one of engagements) {
      expect(latestDayOf(one.startsOn, one.datePrecision ?? "DAY") >= addDays(TODAY, -PAST_DAYS)).toBe(true);
      expect(one.startsOn <= addDays(TODAY, AHEAD_DAYS + 2)).toBe(true);
    }
    const ahead = published.filter(({ startsOn }) => startsOn > TODAY);
    expect(ahead.length).toBeGreaterThanOrEqual(30);
    expect(new Set(engagements.map(({ type }) => type)).size).toBeGreaterThanOrEqual(38);
    expect(new Set(engagements.map(({ id }) => id)).size).toBe(engagements.length);
  });

  it("says something in every field set, unevenly, and nothing that a form would refuse", () => {
    const items = new Set(referenceRows().picklistItems.map(({ id }) => id));
    for (const one of engagements) {
      const sets = completed(one.sets ?? {});
      const name = `${one.startsOn} ${one.type} ${one.title}`;
      expect(setsSchema.safeParse(sets).error?.issues, name).toBeUndefined();
      expect(setProblems(sets), name).toEqual([]);
      for (const { field, value } of eachValue(sets))
        if (field.kind === "picklist" && value !== null) expect(items.has(String(value)), name).toBe(true);
    }
    for (const set of SET_NAMES) {
      const { code } = setOf(set);
      const asked = published.filter(({ type }) => {
        const told = engagementType(type);
        return told !== null && hasFieldSet(told, code);
      });
      const filled = asked.filter(({ sets = {} }) => saysSomething(sets, set));
      expect(filled.length, set).toBeGreaterThan(asked.length / 2);
      if (set !== "signal") expect(filled.length, set).toBeLessThan(asked.length);
    }
    const closed = engagements.filter(({ status }) => status === "CANCELLED" || status === "POSTPONED");
    expect(closed.every(({ closingReasonId }) => items.has(closingReasonId ?? ""))).toBe(true);
  });

  it("says how well partners are known and when to meet them again, of some and to some days ahead", () => {
    const rows = engagements.flatMap(({ attendance = [] }) => attendance);
    expect(
      rows.filter(({ side, strength, nextContactOn }) => side === "OWN" && (strength || nextContactOn)),
    ).toEqual([]);
    const partners = rows.filter(({ side }) => side === "PARTNER");
    for (const strength of Object.keys(STRENGTH_LABELS))
      expect(partners.filter((row) => row.strength === strength).length, strength).toBeGreaterThan(5);
    expect(partners.filter((row) => !row.strength).length).toBeGreaterThan(partners.length / 4);
    const days = partners.flatMap(({ nextContactOn }) => nextContactOn ?? []);
    expect(days.filter((day) => day >= TODAY).length).toBeGreaterThan(5);
    expect(days.filter((day) => day < TODAY).length).toBeGreaterThan(20);
  });

  it("obeys the rules of statuses, publication, markings and forms", () => {
    for (const one of engagements) {
      const name = `${one.startsOn} ${one.type} ${one.title}`;
      expect(statusProblems(factsOf(one), TODAY), name).toEqual([]);
      if (one.publication === "PUBLISHED")
        expect(
          publishingProblems({
            publication: "DRAFT",
            status: one.status,
            title: one.title,
            purpose: one.purpose ?? null,
            keyOutcomes: one.keyOutcomes ?? null,
            type: one.type,
            sets: completed(one.sets ?? {}),
          }),
          name,
        ).toEqual([]);
      expect(
        checkMarking({
          marking: one.marking ?? "UNCLASSIFIED",
          cuiCategories: one.cuiCategories,
          disseminationControls: one.disseminationControls,
          relTo: one.relTo,
        }),
        name,
      ).toEqual([]);
      const type = engagementType(one.type);
      expect(type, name).not.toBeNull();
      if (one.subtype)
        expect(
          type?.subtypes.map(({ code }) => code),
          name,
        ).toContain(one.subtype);
      expect(one.title.length, name).toBeGreaterThan(0);
      for (const field of ["title", "purpose", "keyOutcomes", "nextSteps", "venue", "city"] as const)
        expect((one[field] ?? "").length, name).toBeLessThanOrEqual(TEXT_LIMITS[field]);
      expect(one.endsOn == null || one.endsOn >= one.startsOn, name).toBe(true);
      expect(one).toMatchObject({ isFictional: true, origin: "DEMONSTRATION" });
      expect(new Set(one.countries.map(({ code }) => code)).size, name).toBe(one.countries.length);
    }
  });

  it("writes nothing before it happened: created, then published, then touched, all before today", () => {
    const limit = Date.parse(`${TODAY}T00:00:00Z`);
    for (const { createdAt, publishedAt, updatedAt } of published) {
      const created = createdAt?.getTime() ?? Number.NaN;
      const shared = publishedAt?.getTime() ?? Number.NaN;
      expect(created <= shared && shared <= updatedAt.getTime() && updatedAt.getTime() <= limit).toBe(true);
    }
  });

  it("fills every place of a text and marks nothing above what the product holds", () => {
    const texts = JSON.stringify(engagements);
    expect(texts).not.toMatch(/[{]\w+[}]|undefined|\[object/);
    expect(findHigherMarks(texts)).toEqual([]);
    expect(texts).not.toMatch(/\b[Aa] (?:Australian|Indonesian|Indian|Egyptian|Omani|Estonian)\b/);
    for (const { assessment } of engagements) expect(lintAssessment(assessment ?? "")).toEqual([]);
  });

  it("takes no ship to a country without a coast", () => {
    const inland = DEMO_COUNTRIES.filter(({ port }) => port === null).map(({ code }) => code);
    const there = engagements.filter(
      ({ countries }) => countries.length === 1 && inland.includes(countries[0]?.code ?? ""),
    );
    expect(there.length).toBeGreaterThan(15);
    const words = /\b(?:ships?|harbours?|port|boats?|navy|fleet|ferry|ferries|islands?|coast|sea|sail\w*)\b/i;
    const texts = there.flatMap((one) => [
      one.title,
      one.purpose,
      one.keyOutcomes,
      one.nextSteps,
      one.statusReason,
      one.pressLine,
      ...(one.points ?? []).map(({ text }) => text),
    ]);
    expect(texts.filter((text) => words.test(text ?? ""))).toEqual([]);
  });

  it("repeats no title more than three times with a country, and no text often", () => {
    expect(
      mostFrequent(engagements.map(({ title, countries }) => `${countries[0]?.code} ${title}`)),
    ).toBeLessThanOrEqual(3);
    for (const field of ["title", "purpose", "keyOutcomes", "nextSteps"] as const)
      expect(mostFrequent(engagements.map((one) => one[field])), field).toBeLessThanOrEqual(12);
    expect(new Set(engagements.map(({ title }) => title)).size).toBeGreaterThan(engagements.length * 0.8);
  });

  it("leaves the neglected partner without senior contact since the day named, and the silent one without a record", () => {
    const isSeniorThere = (one: (typeof engagements)[number]) =>
      (one.attendance ?? []).some(
        ({ side, attended, rankCode }) =>
          side === "PARTNER" && attended !== false && rankCode && isSenior(rankCode),
      );
    const contacts = published.filter(
      (one) =>
        one.status === "COMPLETE" &&
        one.countries.some(({ code }) => code === NEGLECTED_COUNTRY) &&
        isSeniorThere(one),
    );
    const last = contacts.at(-1)?.startsOn ?? "";
    expect(last < addMonths(TODAY, -NEGLECTED_MONTHS)).toBe(true);
    expect(last > addMonths(TODAY, -NEGLECTED_MONTHS - 1)).toBe(true);
    expect(engagements.some(({ countries }) => countries.some(({ code }) => code === SILENT_COUNTRY))).toBe(
      false,
    );
    expect(told.portfolios.some(({ countries }) => countries.includes(SILENT_COUNTRY))).toBe(true);
  });

  it("has promises kept and broken, on both sides with one partner", () => {
    const withPartner = overdue.filter(({ codes }) => codes.includes(BROKEN_PROMISES_COUNTRY));
    expect(withPartner.filter(({ bySide }) => bySide === "OWN").length).toBeGreaterThanOrEqual(2);
    expect(withPartner.filter(({ bySide }) => bySide === "PARTNER").length).toBeGreaterThanOrEqual(2);
    expect(overdue.length).toBeGreaterThan(12);
    expect(promises.filter(({ state }) => state === "DONE").length).toBeGreaterThan(overdue.length * 4);
    for (const { state, closedOn, evidence } of promises)
      expect(["DONE", "OVERTAKEN", "BROKEN"].includes(state ?? "OPEN")).toBe(Boolean(closedOn && evidence));
  });

  it("says what became of promises: kept late, broken, put off twice, asked about; and what came of meetings", () => {
    const { renegotiations, answers, outcomes } = told.followUp;
    const fates = promises.map((promise) =>
      fateOf(
        {
          state: promise.state ?? "OPEN",
          dueOn: promise.dueOn ?? null,
          missedOn: promise.missedOn ?? null,
          closedOn: promise.closedOn ?? null,
        },
        TODAY,
      ),
    );
    for (const fate of FATES) expect(fates.filter((one) => one === fate).length, fate).toBeGreaterThan(2);
    const times = Map.groupBy(renegotiations, ({ commitmentId }) => commitmentId);
    expect([...times.values()].some((rows) => rows.length === 2)).toBe(true);
    expect(promises.some(({ missedOn }) => missedOn)).toBe(true);
    const known = new Map(promises.map((promise) => [promise.id, promise]));
    for (const rows of times.values())
      expect(rows.at(-1)?.newDueOn).toBe(known.get(rows[0]?.commitmentId)?.dueOn);
    for (const { commitmentId, askedOn } of answers) {
      expect(known.has(commitmentId)).toBe(true);
      expect(askedOn <= TODAY).toBe(true);
    }
    expect(new Set(answers.map(({ answer }) => answer)).size).toBeGreaterThanOrEqual(3);
    expect(new Set(outcomes.map(({ steps }) => steps.length)).size).toBe(5);
    const due = outcomes.filter(({ steps }) => (steps.at(-1)?.checkOn ?? TODAY) < TODAY);
    expect(due.length).toBeGreaterThan(5);
    expect(outcomes.some(({ look }) => look)).toBe(true);
    const foreign = engagements.flatMap(({ gifts = [] }) =>
      gifts.filter(({ currency }) => currency && currency !== "USD"),
    );
    expect(new Set(foreign.map(({ convertedValue }) => Boolean(convertedValue)))).toEqual(
      new Set([true, false]),
    );
    for (const { steps } of outcomes)
      for (const { reachedOn } of steps) expect(reachedOn <= TODAY).toBe(true);
    const effects = told.objectives.indicators.filter(({ kind }) => kind === "EFFECT");
    const falls = (values: number[]) => values.some((value, index) => value < (values[index - 1] ?? value));
    expect(effects.some(({ readings }) => falls(readings.map(({ value }) => value)))).toBe(true);
    expect(effects.some(({ readings }) => readings.length === 0)).toBe(true);
  });

  it("is uneven: vague dates, plans called off, plans without a report, drafts, close-hold talks", () => {
    const count = (keep: (one: (typeof engagements)[number]) => boolean) => engagements.filter(keep).length;
    expect(count(({ datePrecision }) => datePrecision === "MONTH")).toBe(14);
    expect(count(({ datePrecision }) => datePrecision === "YEAR")).toBe(3);
    expect(count(({ status, statusReason }) => status === "CANCELLED" && !!statusReason)).toBeGreaterThan(15);
    expect(count(({ status }) => status === "POSTPONED")).toBeGreaterThan(2);
    expect(
      count(
        ({ status, startsOn, endsOn, publication }) =>
          publication === "PUBLISHED" &&
          ["PLANNED", "CONFIRMED"].includes(status) &&
          (endsOn ?? startsOn) < TODAY,
      ),
    ).toBeGreaterThanOrEqual(3);
    expect(
      count(({ publication, authorId }) => publication === "DRAFT" && authorId === DEMO_OFFICER_ID),
    ).toBe(7);
    expect(count(({ closeHold, readerIds }) => closeHold === true && (readerIds ?? []).length > 0)).toBe(6);
    expect(count(({ countries }) => countries.length > 2)).toBeGreaterThan(40);
    expect(count(({ exerciseSeriesId }) => !!exerciseSeriesId)).toBeGreaterThan(60);
  });

  it("lets the partner read a quarter or so", () => {
    const releasable = published.filter(
      (one) => !one.closeHold && releasableNations(one.relTo ?? []).includes("GBR"),
    );
    expect(releasable.length / engagements.length).toBeGreaterThan(0.22);
    expect(releasable.length / engagements.length).toBeLessThan(0.33);
  });

  it("has two gatherings with two meetings each on their margins, on their days, in their place and with those who came", () => {
    const byId = new Map(engagements.map((one) => [one.id, one]));
    const pairs = told.margins.map(({ engagementId, eventId }) => [
      byId.get(engagementId),
      byId.get(eventId),
    ]);
    expect(pairs).toHaveLength(4);
    expect(new Set(told.margins.map(({ eventId }) => eventId)).size).toBe(2);
    for (const [meeting, event] of pairs) {
      if (!meeting || !event) throw new Error("a margin of what is not told");
      expect(meeting.startsOn >= event.startsOn && meeting.startsOn <= (event.endsOn ?? event.startsOn)).toBe(
        true,
      );
      expect([meeting.city, meeting.venue]).toEqual([event.city, event.venue]);
      expect(event.countries.map(({ code }) => code)).toContain(meeting.countries[0]?.code);
      const there = (event.attendance ?? []).map(({ personId }) => personId);
      for (const { personId } of meeting.attendance ?? []) expect(there).toContain(personId);
    }
  });

  it("names objectives that exist", () => {
    const codes = new Set(OBJECTIVES.map(({ code }) => code));
    for (const { objectives } of [...TOPICS, ...OCCASIONS])
      for (const code of objectives) expect(codes).toContain(code);
  });
});

describe("the invented people", () => {
  // Well-known holders of high office in the countries of the demonstration, by family name and a given name.
  const KNOWN =
    "Nakatani Gen, Kihara Minoru, Yoshida Yoshihide, Teodoro Gilberto, Brawner Romeo, Marles Richard, Johnston David, Subianto Prabowo, " +
    "Sjamsoeddin Sjafrie, Subiyanto Agus, Ganbat Gombosuren, Shin Won-sik, Kim Yong-hyun, Phan Giang, Singh Rajnath, Chauhan Anil, Rabuka Sitiveni, " +
    "Kristoffersen Eirik, Herem Martin, Kukuła Wiesław, Kosiniak-Kamysz Władysław, Vlad Gheorghiță, Healey John, Radakin Tony, Duale Aden, Boamah Edward, " +
    "Huneiti Yousef, Askar Khalifa, Velásquez Iván, Carignan Jennie, Blair Bill, Sandoval Luis, Holness Andrew, Harris Orette";

  it("bear no name of a known office holder", () => {
    const known = new Set(KNOWN.split(", "));
    for (const { family, given } of [...told.counterparts, ...told.ownPeople])
      expect(known).not.toContain(`${family} ${given}`);
  });

  it("are some 170, each once, in every country with a record, with ranks that can be read", () => {
    const people = counterparts();
    expect(people.length).toBeGreaterThanOrEqual(130);
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
    expect(new Set(people.map(({ nationality }) => nationality)).size).toBe(DEMO_COUNTRIES.length);
    for (const { rankText, rankCode, service } of people) {
      expect(rankText).not.toBe("");
      const read = service === "JOINT" ? null : rankCodeFor(service, rankText);
      if (read) expect(read, `${service} ${rankText}`).toBe(rankCode);
    }
  });

  it("have cards as the product takes them: many of the seniors, few of the others, some without a word", () => {
    const cards = counterparts().map((person) => ({ ...cardOf(person), isSenior: person.isSenior }));
    for (const card of cards) {
      const typed = { familyName: "A", nationality: "JPN", id: newId(), version: 1, ...card };
      expect(editPersonSchema.safeParse(typed).error?.issues).toBeUndefined();
    }
    const share = (isSenior: boolean) => {
      const group = cards.filter((card) => card.isSenior === isSenior);
      return group.filter(({ biography }) => biography !== null).length / group.length;
    };
    expect(share(true)).toBeGreaterThan(2 * share(false));
    expect(share(false)).toBeGreaterThan(0);
    expect(cards.some((card) => !hasCard(card))).toBe(true);
  });

  it("have accounts only under the demonstration's own addresses, each once", () => {
    const emails = [...told.officers, ...DEMO_ACCOUNTS].map(({ email }) => email);
    expect(new Set(emails).size).toBe(emails.length);
    expect(told.officers).toHaveLength(25);
    for (const email of emails) expect(email).toMatch(/^[a-z.]+@demo\.example$/);
  });
});

describe("the fictional crisis", () => {
  const { crisis, log, sitreps, sitrepEntries } = told.crisis;

  it("is active, logged in order, and reported twice by the rules of reports, with the third report begun", () => {
    expect(crisis).toMatchObject({ isFictional: true, isHistorical: false, closedAt: null });
    expect(log).toHaveLength(20);
    expect(log.filter(({ kind }) => kind === "SIG")).toHaveLength(2);
    expect(log.map(({ eventAt }) => eventAt.getTime())).toEqual(
      log.map(({ eventAt }) => eventAt.getTime()).sort((a, b) => a - b),
    );
    expect(sitreps.map(({ number }) => number)).toEqual([1, 2, null]);
    expect(sitreps.map(({ publishedAt }) => publishedAt !== null)).toEqual([true, true, false]);
    for (const report of sitreps) {
      const facts = sitrepEntries.filter(({ sitrepId }) => sitrepId === report.id);
      const { texts, decisionBy } = readSections(report.sections);
      expect(checkBluf(report.bluf)).toEqual([]);
      expect(
        minimumToPublish({
          ...report,
          crisisReference: crisis.reference,
          marking: crisis.marking,
          decisionBy,
          decisions: texts.decisions ?? "",
          factCount: facts.length,
        }),
      ).toEqual([]);
      for (const { logEntryId } of facts)
        expect(log.find(({ id }) => id === logEntryId)?.reportedAt.getTime()).toBeLessThanOrEqual(
          report.asOfAt.getTime(),
        );
    }
  });
});

function factsOf(one: (typeof engagements)[number]) {
  return {
    type: one.type,
    status: one.status,
    countries: one.countries,
    statusReason: one.statusReason ?? null,
    closingReasonId: one.closingReasonId ?? null,
    startsOn: one.startsOn,
    endsOn: one.endsOn ?? null,
    objectives: one.objectiveIds ?? [],
    keyOutcomes: one.keyOutcomes ?? null,
    atmospherics: one.atmospherics ?? null,
    atmosphericsReason: one.atmosphericsReason ?? null,
    attendance: (one.attendance ?? []).map(({ side, role, attended = true }) => ({ side, role, attended })),
    commitments: (one.commitments ?? []).map(({ ownerName = null, ownerUserId = null, dueOn = null }) => ({
      ownerName,
      ownerUserId,
      dueOn,
    })),
    sets: completed(one.sets ?? {}),
  };
}
