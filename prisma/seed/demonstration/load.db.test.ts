import { beforeAll, describe, expect, it } from "vitest";
import { DEMO_ACCOUNTS } from "@/lib/auth/demo-accounts";
import { loadViewer } from "@/lib/auth/queries";
import { mintViewer, type Viewer } from "@/lib/auth/viewer";
import { addDays } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { getEngagementById } from "@/lib/engagements/queries";
import { countReviews, listReviews } from "@/lib/engagements/reviews/queries";
import { getSeries, listSeries as listMeetingSeries } from "@/lib/engagements/series/queries";
import { listLikelyPairs } from "@/lib/people/duplicates/queries";
import { listDueForReview, listSilent } from "@/lib/people/review";
import { listReviewChains } from "@/lib/review-chains/queries";
import { canonicalHref } from "@/lib/saved-views/rules";
import { HOME, setUp } from "@/testing/people";
import { seed } from "../../seed";
import { demonstrationOn } from "./demonstration";
import { CLOSE_CIRCLE, DEMO_OFFICER_ID } from "./team";

const today = new Date().toISOString().slice(0, 10);
const told = demonstrationOn(today);
const everything = [...told.engagements, ...told.reviews.engagements];
const released = everything.filter(({ publication, closeHold }) => publication === "PUBLISHED" && !closeHold);

function signedIn(email: string, countries: readonly string[] = [], groups: readonly string[] = []): Viewer {
  const account = DEMO_ACCOUNTS.find((one) => one.email === email);
  if (!account) throw new Error(`no account ${email}`);
  return mintViewer({ ...account, countries, posts: [], organisations: [], groups }, HOME);
}

describe("the demonstration in the database", () => {
  const lines: string[] = [];
  let seconds = 0;

  beforeAll(async () => {
    const before = performance.now();
    await seed({ demonstration: true, progress: (line) => lines.push(line) });
    seconds = (performance.now() - before) / 1_000;
  }, 60_000);

  it("is there within seconds, every record with its revision and audit row", async () => {
    expect(seconds).toBeLessThan(20);
    const admin = signedIn("admin@demo.example");
    const counts = await withViewer(admin, async (db) => ({
      engagements: await db.engagement.count(),
      audited: await db.auditEvent.count({ where: { type: "engagement.created" } }),
      revisions: await db.revision.count({ where: { subjectType: "engagement", version: 1 } }),
      broken: await db.$queryRaw<{ broken: bigint | null }[]>`select audit_first_broken() as broken`,
    }));
    expect(counts.engagements).toBe(released.length);
    expect(counts.audited).toBe(everything.length);
    expect(counts.revisions).toBe(released.length);
    expect(counts.broken[0]?.broken).toBeNull();
  });

  it("changes nothing when started again, in a moment", async () => {
    const before = performance.now();
    const said: string[] = [];
    await seed({ demonstration: true, progress: (line) => said.push(line) });
    expect(said).toEqual([]);
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it("keeps the tallies equal to a recount", async () => {
    const [tallied, recounted] = await withViewer(setUp, async (db) => [
      await db.$queryRaw`
        select value, sum(m01 + m02 + m03 + m04 + m05 + m06 + m07 + m08 + m09 + m10 + m11 + m12 + unplaced)::int as count
        from tally_year where facet = 'status' and scope = 'ALL' group by value
        union all select side, sum(count)::int from (select value as side, count from tally where facet = 'promise' and scope = 'ALL') t group by side
        order by value`,
      await db.$queryRaw`
        select status::text as value, count(*)::int as count from engagement group by status
        union all select by_side::text, count(*)::int from commitment where state in ('OPEN', 'IN_WORK') group by by_side
        order by value`,
    ]);
    expect(tallied).toEqual(recounted);
    expect(tallied).not.toEqual([]);
  });

  it("shows the officer the countries covered and the officer's own drafts, nothing else", async () => {
    const portfolio = told.portfolios.find(({ name }) => name === "Western Pacific");
    const officer = signedIn("officer@demo.example", portfolio?.countries);
    const seen = await withViewer(officer, (db) =>
      db.engagement.findMany({ select: { id: true, publication: true } }),
    );
    const expected = everything.filter(
      (one) =>
        one.authorId === DEMO_OFFICER_ID ||
        (released.includes(one) && one.countries.some(({ code }) => portfolio?.countries.includes(code))),
    );
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)));
    expect(seen.filter(({ publication }) => publication === "DRAFT")).toHaveLength(7);
    expect(seen.filter(({ publication }) => publication === "SUBMITTED")).toHaveLength(2);
    expect(seen.filter(({ publication }) => publication === "RETURNED")).toHaveLength(1);
    expect(seen.length).toBeGreaterThan(150);
  });

  it("shows the partner a quarter or so: what is releasable to that nation", async () => {
    const partner = signedIn("partner@demo.example");
    const seen = await withViewer(partner, (db) =>
      db.engagement.findMany({ select: { releasableNations: true } }),
    );
    expect(seen.every(({ releasableNations }) => releasableNations.includes("GBR"))).toBe(true);
    expect(seen.length / told.engagements.length).toBeGreaterThan(0.22);
    expect(seen.length / told.engagements.length).toBeLessThan(0.33);
  });

  it("shows the leader the close-hold talks that name the leader or their group, and one report still to read", async () => {
    const leader = signedIn("leader@demo.example", [], [CLOSE_CIRCLE.id]);
    const countClosed = (db: Db) => db.engagement.count({ where: { closeHold: true } });
    const byName = await withViewer(signedIn("leader@demo.example"), countClosed);
    const { closed, unread } = await withViewer(leader, async (db) => ({
      closed: await countClosed(db),
      unread: await db.sitrep.findMany({
        where: {
          crisis: { isHistorical: false },
          publishedAt: { not: null },
          acknowledgements: { none: { userId: leader.id } },
        },
        select: { precedence: true },
      }),
    }));
    expect({ byName, closed }).toEqual({ byName: 4, closed: 6 });
    expect(unread).toEqual([{ precedence: "IMMEDIATE" }]);
  });

  it("lets the leader's post find what waits for its approval: overdue, climbed, at a later step, and changed since", async () => {
    const account = signedIn("leader@demo.example");
    const leader = await loadViewer(account.id);
    if (!leader) throw new Error("no leader");
    const { rows, overdue } = await withViewer(leader, async (db) => ({
      rows: (await listReviews(db, leader, "mine", 1)).rows,
      overdue: await countReviews(db, leader, "overdue"),
    }));
    expect(rows).toHaveLength(6);
    expect(overdue).toBe(3);
    expect(rows.filter(({ step }) => step?.climbedAt)).toHaveLength(2);
    expect(rows.map(({ step }) => step?.sort).sort()).toEqual([0, 0, 0, 0, 1, 2]);
    // From the officer's account to the leader's alone: a plan, and what was changed after its approval.
    const officer = signedIn("officer@demo.example");
    const own = rows.filter(({ review }) => review.writerIds.includes(officer.id));
    expect(own.map(({ review }) => review.changedFrom).sort()).toEqual([1, null]);
    const changed = own.find(({ review }) => review.changedFrom)?.engagement.id ?? "";
    const seen = await withViewer(leader, (db) => getEngagementById(db, changed));
    expect(seen?.approval?.change).toMatchObject({ from: 1, isOpen: true });
    expect(seen?.version).toBe(2);
    expect(await withViewer(account, (db) => countReviews(db, account, "mine"))).toBe(0);
  });

  it("has chains by country, by objective and by office, of plans and of reports, one of them out of use", async () => {
    const chains = await withViewer(signedIn("admin@demo.example"), listReviewChains);
    expect(chains).toHaveLength(6);
    expect(new Set(chains.map(({ kind }) => kind)).size).toBe(2);
    expect(chains.filter(({ isActive }) => !isActive)).toHaveLength(1);
    for (const of of ["objective", "countryCode", "organisation"] as const)
      expect(
        chains.some((chain) => chain[of] !== null),
        of,
      ).toBe(true);
    for (const { steps } of chains) for (const step of steps) expect(step.posts[0]?.holders).toHaveLength(1);
  });

  it("keeps lists under names, and carries what is open to the next of the talks with Japan", async () => {
    const officer = signedIn("officer@demo.example", ["JPN"]);
    const { views, talks } = await withViewer(officer, async (db) => {
      const found = (await listMeetingSeries(db)).find(({ name }) => name === "Staff talks with Japan");
      return { views: await db.savedView.findMany(), talks: found && (await getSeries(db, found.id)) };
    });
    expect(views).toHaveLength(3);
    for (const { name, href } of views) expect(canonicalHref(href), name).toBe(href);
    expect(talks?.meetings).toHaveLength(6);
    expect(talks?.open.length).toBeGreaterThan(0);
    expect(talks).toMatchObject({ isFictional: true, endedAt: null });
  });

  it("gives references without a gap, and lets the next number follow", async () => {
    const references = await withViewer(setUp, (db) =>
      db.engagement.findMany({ where: { reference: { startsWith: "BILAT-" } }, select: { reference: true } }),
    );
    expect(references.every(({ reference }) => /^BILAT-\d{4}-[A-Z]{3}-\d{4}$/.test(reference))).toBe(true);
    const counters = await withViewer(setUp, (db) => db.referenceCounter.findMany());
    for (const { prefix, last } of counters) {
      const given = references
        .filter(({ reference }) => reference.startsWith(`${prefix}-`))
        .map(({ reference }) => Number(reference.slice(-4)));
      if (given.length > 0) expect(last).toBeGreaterThanOrEqual(Math.max(...given));
    }
  });

  it("says when each record was last touched, never in the future", async () => {
    const found = await withViewer(setUp, (db) =>
      db.engagement.aggregate({ _min: { updatedAt: true }, _max: { updatedAt: true } }),
    );
    expect(found._max.updatedAt?.getTime()).toBeLessThanOrEqual(Date.now());
    expect(found._min.updatedAt?.toISOString().slice(0, 10) ?? "").toMatch(/^\d{4}/);
    expect((found._min.updatedAt?.toISOString() ?? "") < addDays(today, -900)).toBe(true);
  });

  it("says where everyone serves, as it stands in the engagements they attended", async () => {
    const wrong = await withViewer(
      setUp,
      (db) => db.$queryRaw`
        select distinct a.name, a.position, p.title from attendance a
        join engagement e on e.id = a.engagement_id
        join lateral (
          select po.title, o.name from post_holding h join post po on po.id = h.post_id join organisation o on o.id = po.organisation_id
          where h.person_id = a.person_id and e.starts_on between coalesce(h.starts_on, '-infinity') and coalesce(h.ends_on, 'infinity')
        ) p on true
        where (p.title, p.name) is distinct from (a.position, a.organisation)`,
    );
    expect(wrong).toEqual([]);
    const admin = signedIn("admin@demo.example");
    const { pairs, silent, due, vacant } = await withViewer(admin, async (db) => ({
      pairs: await listLikelyPairs(db),
      silent: await listSilent(db, today),
      due: await listDueForReview(db, today),
      vacant: await db.post.count({ where: { isActive: true, holdings: { none: {} } } }),
    }));
    expect(pairs.total).toBeGreaterThanOrEqual(2);
    expect(silent.total).toBe(3);
    expect(due.total).toBeGreaterThan(20);
    expect(vacant).toBe(1);
  });
});
