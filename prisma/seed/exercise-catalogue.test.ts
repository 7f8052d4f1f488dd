import { describe, expect, it } from "vitest";
import { exerciseEditions, exerciseSeries } from "./exercise-catalogue";
import { type RecordedSeries, recordedExercises } from "./mme-exercises";

const bySlug = new Map(exerciseSeries.map((series) => [series.slug, series]));

describe("the exercise series", () => {
  it("are at least 45, with slugs and names used once", () => {
    expect(exerciseSeries.length).toBeGreaterThanOrEqual(45);
    expect(bySlug.size).toBe(exerciseSeries.length);
    expect(new Set(exerciseSeries.map((series) => series.name.toLowerCase())).size).toBe(
      exerciseSeries.length,
    );
    for (const { slug } of exerciseSeries) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it("are known by other names and from a source that can be looked up, at least forty of them", () => {
    const known = exerciseSeries.filter(
      ({ aliases, source }) => aliases.length > 0 && !/no source checked|page not recorded/.test(source),
    );
    expect(known.length).toBeGreaterThanOrEqual(40);
  });

  it("take the name of another series as alias only where one continues the other", () => {
    for (const series of exerciseSeries) {
      for (const alias of series.aliases) {
        const other = exerciseSeries.find((each) => each.name.toLowerCase() === alias.toLowerCase());
        if (!other) continue;
        expect(other.slug, `${alias} is an alias of ${series.name} itself`).not.toBe(series.slug);
        expect(successors(other.slug), `${alias} of ${series.name}`).toContain(series.slug);
      }
    }
  });

  it("share no alias between series that do not continue each other", () => {
    const owner = new Map<string, string>();
    for (const series of exerciseSeries) {
      for (const alias of series.aliases) {
        expect(owner.get(alias.toLowerCase()), alias).toBeUndefined();
        owner.set(alias.toLowerCase(), series.slug);
      }
    }
  });

  it("have a successor that exists when renamed, and no circle of successors", () => {
    for (const series of exerciseSeries) {
      if (series.status === "RENAMED") expect(series.successorSlug, series.slug).toBeDefined();
      if (series.successorSlug) expect(bySlug.has(series.successorSlug), series.slug).toBe(true);
      expect(successors(series.slug)).not.toContain(series.slug);
    }
  });

  it.each([
    ["ulchi-focus-lens", ["ulchi-freedom-guardian", "ulchi-freedom-shield"]],
    ["rsoi", ["key-resolve", "freedom-shield"]],
    ["cope-thunder", ["red-flag-alaska"]],
    ["garuda-shield", ["super-garuda-shield"]],
    ["nordic-response", ["cold-response"]],
    ["peace-shield", ["rapid-trident"]],
  ])("%s is continued by %j", (slug, chain) => {
    expect(successors(slug)).toEqual(chain);
    expect(bySlug.get(chain.at(-1) ?? "")?.status).toBe("ACTIVE");
  });

  it("give a source for each first year or mark it unverified, and never a source without a year", () => {
    for (const series of exerciseSeries) {
      if (series.firstYearVerified) expect(series.firstYearSource, series.slug).toBeTruthy();
      if (series.firstYearSource === null) expect(series.firstYearVerified, series.slug).toBe(false);
      if (series.firstYear === null) expect(series.firstYearSource, series.slug).toBeNull();
      if (!series.firstYearVerified) expect(series.note, series.slug).toContain("not verified");
    }
  });

  it.each([
    ["unitas", 32, 1981, 2009],
    ["baltops", 22, 1983, 2010],
    ["ulchi-focus-lens", 18, 1982, 2007],
    ["ulchi-freedom-guardian", 3, 2008, 2010],
  ] as const)(
    "of %s the data set of exercises has %i, from %i to %i, and the series says no other number",
    (slug, count, from, to) => {
      const rows = recordedExercises(slug);
      expect(rows).toHaveLength(count);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(count);
      const years = rows.map(({ startsOn }) => Number(startsOn.slice(0, 4)));
      expect([Math.min(...years), Math.max(...years)]).toEqual([from, to]);
      for (const { startsOn, endsOn } of rows) {
        expect(startsOn).toMatch(/^(19|20)\d{2}-\d{2}(-\d{2})?$/);
        expect(endsOn.slice(0, 7) >= startsOn.slice(0, 7), `${slug} ${startsOn}`).toBe(true);
      }
      expect(bySlug.get(slug)?.source).toContain(`${count} exercises recorded, ${from} to ${to}`);
    },
  );

  it("say the month in which the data set has them: BALTOPS but for two in June, Ulchi always in August", () => {
    const months = (slug: RecordedSeries) =>
      recordedExercises(slug).map(({ startsOn }) => startsOn.slice(5, 7));
    expect(months("baltops").filter((month) => month === "06")).toHaveLength(20);
    expect(bySlug.get("baltops")?.monthHint).toBe("June");
    const ulchi = exerciseSeries.filter(({ slug }) => slug.startsWith("ulchi-"));
    expect(ulchi.map(({ monthHint }) => monthHint)).toEqual(ulchi.map(() => "August"));
    expect(ulchi.length).toBeGreaterThan(1);
    expect(new Set([...months("ulchi-focus-lens"), ...months("ulchi-freedom-guardian")])).toEqual(
      new Set(["08"]),
    );
  });

  it("name hosts by three-letter codes and at least one domain", () => {
    for (const series of exerciseSeries) {
      expect(series.domains.length, series.slug).toBeGreaterThan(0);
      expect(series.hostCountries.length, series.slug).toBeGreaterThan(0);
      for (const code of series.hostCountries) expect(code, series.slug).toMatch(/^[A-Z]{3}$/);
      expect(series.source.length, series.slug).toBeGreaterThan(2);
    }
  });
});

describe("the exercise editions", () => {
  it("have references used once that end in the year, and belong to a series", () => {
    expect(new Set(exerciseEditions.map((edition) => edition.reference)).size).toBe(exerciseEditions.length);
    for (const edition of exerciseEditions) {
      expect(bySlug.has(edition.seriesSlug), edition.reference).toBe(true);
      expect(edition.reference).toBe(
        `EX-${edition.seriesSlug.toUpperCase()}-${String(edition.year).slice(-2)}`,
      );
      const firstYear = bySlug.get(edition.seriesSlug)?.firstYear;
      if (firstYear) expect(edition.year, edition.reference).toBeGreaterThanOrEqual(firstYear);
    }
  });

  it("end no earlier than they start, in their year", () => {
    for (const { reference, year, startsOn, endsOn } of exerciseEditions) {
      for (const day of [startsOn, endsOn]) if (day) expect(day.slice(0, 4), reference).toBe(String(year));
      if (startsOn && endsOn) expect(endsOn >= startsOn, reference).toBe(true);
    }
  });

  it("carry at least one figure each, positive and with a source", () => {
    for (const edition of exerciseEditions) {
      expect(edition.figures.length, edition.reference).toBeGreaterThan(0);
      for (const figure of edition.figures) {
        expect(figure.value, edition.reference).toBeGreaterThan(0);
        expect(figure.source.length, edition.reference).toBeGreaterThan(2);
      }
    }
  });

  it("hold planning conferences before the start", () => {
    for (const edition of exerciseEditions) {
      for (const milestone of edition.milestones ?? []) {
        expect(milestone.startsOn ?? milestone.words, edition.reference).toBeTruthy();
        if (!["IPC", "MPC", "FPC"].includes(milestone.kind) || !milestone.endsOn || !edition.startsOn)
          continue;
        expect(milestone.endsOn < edition.startsOn, `${edition.reference} ${milestone.kind}`).toBe(true);
      }
    }
  });

  it.each([
    ["EX-AFRICAN-LION-25", "NATIONS", [20, 40, 50]],
    ["EX-BALIKATAN-25", "TROOPS", [14000, 17000]],
    ["EX-BRIGHT-STAR-25", "TROOPS", [7900, 8000, 8500]],
    ["EX-BALTOPS-24", "NATIONS", [19, 20]],
  ])("%s keeps the conflicting counts of %s side by side", (reference, kind, values) => {
    const edition = exerciseEditions.find((each) => each.reference === reference);
    const found =
      edition?.figures.filter((figure) => figure.kind === kind).map((figure) => figure.value) ?? [];
    expect([...found].sort((a, b) => a - b)).toEqual(values);
  });
});

/** The slugs that continue a series, nearest first. Stops at a repeat so that a circle shows instead of hanging. */
function successors(slug: string): string[] {
  const found: string[] = [];
  let next = bySlug.get(slug)?.successorSlug;
  while (next && !found.includes(next)) {
    found.push(next);
    next = bySlug.get(next)?.successorSlug;
  }
  return found;
}
