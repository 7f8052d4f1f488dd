import { recordAudit } from "@/lib/audit/record";
import { type ManyChange, recordChanges } from "@/lib/audit/record-many";
import { systemViewer, type Viewer } from "@/lib/auth/viewer";
import { addMonths, type CalendarDate, toDateColumn, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { writeEngagements } from "@/lib/engagements/writing/write-engagements";
import { env } from "@/lib/env";
import type { Prisma } from "@/lib/generated/prisma/client";
import { derivedId } from "../derived-id";
import { cardOf } from "./cards";
import { checkedOn } from "./careers";
import { type Demonstration, demonstrationOn } from "./demonstration";
import { loadHandover } from "./handover";
import { ownPersonId } from "./people";
import { loadProposals } from "./proposals";
import { loadRecurring } from "./recurring";
import { loadSurroundings } from "./surroundings";
import { CLOSE_CIRCLE, OWN_NATION, OWN_OFFICERS } from "./team";
import { DEMO_GIFT_LIMIT } from "./tell-field-sets";
import type { DemoReview } from "./tell-reviews";

/** Loaded in one transaction on a slow machine. */
const TIMEOUT = 120_000;

/**
 * Loads the fictional record as of `today`: officers, portfolios, people, a crisis and about 600 engagements, all or
 * nothing. Needs reference data and the demonstration accounts. Loaded once: where its officers exist, it does nothing.
 */
export async function seedDemonstration(
  progress: (line: string) => void,
  today: CalendarDate = todayIn("UTC", new Date()),
): Promise<void> {
  const viewer = systemViewer("demonstration", env().RAPPORT_NATION);
  if (await isLoaded(viewer)) return;
  progress("Loading the demonstration …");
  const demonstration = demonstrationOn(today);
  const counts = await withViewer(viewer, (db) => load(db, viewer, demonstration), { timeout: TIMEOUT });
  progress(
    `Demonstration: ${counts.engagements} fictional engagements with ${counts.people} people, ${counts.portfolios} portfolios, ` +
      `${counts.officers} officers, ${counts.editions} editions of exercises and a crisis with ${counts.logEntries} log entries.`,
  );
}

/** Accounts are never deleted, so the officers' tell; a portfolio may have been removed since. */
async function isLoaded(viewer: Viewer): Promise<boolean> {
  const ids = OWN_OFFICERS.map(({ userId }) => userId);
  return withViewer(viewer, async (db) => (await db.user.count({ where: { id: { in: ids } } })) > 0);
}

async function load(db: Db, viewer: Viewer, told: Demonstration) {
  await loadOfficers(db, told);
  const people = await loadPeople(db, viewer, told);
  await loadPosts(db, viewer, told);
  const created = await loadPortfolios(db, told);
  created.push(await loadCloseCircle(db));
  await loadCrisis(db, told);
  const year = Number(told.today.slice(0, 4));
  const raised = { ...DEMO_GIFT_LIMIT, amount: "120.00", startsOn: toDateColumn(`${year + 1}-01-01`) };
  await db.giftLimit.createMany({ data: [DEMO_GIFT_LIMIT, raised], skipDuplicates: true });
  const editions = await loadExercises(db, told);
  const report = await writeEngagements(db, viewer, [...told.engagements, ...told.reviews.engagements]);
  await loadFollowUp(db, told);
  await loadObjectives(db, told);
  created.push(...(await loadReviews(db, viewer, told)));
  await touch(db, told);
  await loadRecurring(db, told);
  await db.engagementMargin.createMany({ data: [...told.margins] });
  await loadSurroundings(db, viewer, told, new Date());
  await loadProposals(db);
  await loadHandover(db, viewer, told.today);
  await recordChanges(db, viewer, [...created, ...editions]);
  const counts = {
    engagements: report.created,
    people,
    portfolios: told.portfolios.length,
    officers: told.officers.length,
    logEntries: told.crisis.log.length,
    editions: told.exercises.editions.length,
  };
  await recordAudit(db, viewer, {
    type: "demonstration.loaded",
    subject: { type: "demonstration", id: null, name: "fictional record" },
    after: counts,
  });
  return counts;
}

/** Accounts without a credential: they author records, and nobody can sign in to them. */
async function loadOfficers(db: Db, { officers }: Demonstration): Promise<void> {
  await db.user.createMany({
    data: officers.map((officer) => ({
      id: officer.userId,
      email: officer.email,
      name: `${officer.given} ${officer.family}`,
      nation: OWN_NATION,
      roles: [...officer.roles],
      markingCeiling: "CUI" as const,
      timeZone: officer.timeZone,
      isFictional: true,
      disabledAt: officer.isDisabled ? new Date() : null,
    })),
  });
}

/** Whoever holds the lead post covers by it; the others are named. */
async function loadPortfolios(db: Db, { portfolios, careers }: Demonstration): Promise<ManyChange[]> {
  const leadOf = new Map(careers.leads.map((lead) => [lead.portfolioId, lead]));
  const ends = (day: CalendarDate | null) => (day === null ? null : toDateColumn(day));
  await db.portfolio.createMany({
    data: portfolios.map(({ id, name, startsOn, endsOn }) => ({
      id,
      name,
      startsOn: toDateColumn(startsOn),
      endsOn: ends(endsOn),
    })),
  });
  await db.portfolioCountry.createMany({
    data: portfolios.flatMap(({ id, countries }) =>
      countries.map((countryCode) => ({ portfolioId: id, countryCode })),
    ),
  });
  await db.portfolioPost.createMany({
    data: portfolios.flatMap(({ id, startsOn }) => {
      const lead = leadOf.get(id);
      return lead
        ? [
            {
              id: derivedId("portfolio post", id),
              portfolioId: id,
              postId: lead.postId,
              startsOn: toDateColumn(startsOn),
            },
          ]
        : [];
    }),
  });
  await db.portfolioMember.createMany({
    data: portfolios.flatMap(({ id, members }) =>
      members
        .filter(({ officer }) => !leadOf.get(id)?.userIds.includes(officer.userId))
        .map(({ officer, startsOn, endsOn, isBackup }) => ({
          id: derivedId("portfolio member", `${id} ${officer.key}`),
          portfolioId: id,
          userId: officer.userId,
          startsOn: toDateColumn(startsOn),
          endsOn: ends(endsOn),
          isBackup,
        })),
    ),
  });
  return portfolios.map(({ id, name, countries, startsOn, endsOn }) => ({
    type: "portfolio.created" as const,
    subject: { type: "portfolio" as const, id, name },
    version: 1,
    before: {},
    after: { name, startsOn, endsOn, countries: [...countries] },
  }));
}

async function loadCloseCircle(db: Db): Promise<ManyChange> {
  const { id, name, memberIds } = CLOSE_CIRCLE;
  await db.readerGroup.createMany({ data: [{ id, name }] });
  await db.readerGroupMember.createMany({
    data: memberIds.map((userId) => ({
      id: derivedId("group member", userId),
      groupId: id,
      userId,
      confirmedAt: new Date(),
    })),
  });
  return {
    type: "reader_group.created",
    subject: { type: "reader_group", id, name },
    version: 1,
    before: {},
    after: { name },
  };
}

async function loadPeople(db: Db, viewer: Viewer, told: Demonstration): Promise<number> {
  const { counterparts, ownPeople, careers, today } = told;
  const data = [
    ...counterparts.map((counterpart) => {
      const { given, family, isSenior: _s, position: _p, organisation: _o, ...person } = counterpart;
      return { ...person, givenName: given, familyName: family, ...cardOf(counterpart) };
    }),
    ...ownPeople.map(({ key, given, family, service, rankText, rankCode }) => ({
      id: ownPersonId(key),
      givenName: given,
      familyName: family,
      nationality: OWN_NATION,
      service,
      rankText,
      rankCode,
    })),
    ...careers.bystanders.map(
      ({ position: _p, organisation: _o, monthsOnRecord, otherNames, ...person }) => ({
        ...person,
        otherNames: [...otherNames],
        createdAt: toDateColumn(addMonths(today, -monthsOnRecord)),
      }),
    ),
  ].map((person) => {
    const verifiedOn = checkedOn(person.id, today);
    return {
      ...person,
      source: verifiedOn && "Invented for the demonstration",
      verifiedOn: verifiedOn && toDateColumn(verifiedOn),
      isFictional: true,
      createdById: viewer.id,
    };
  });
  await db.person.createMany({ data });
  return data.length;
}

async function loadPosts(db: Db, viewer: Viewer, { careers }: Demonstration): Promise<void> {
  const common = { isFictional: true, createdById: viewer.id };
  const { organisations, posts, holdings } = careers;
  await db.organisation.createMany({ data: organisations.map((one) => ({ ...one, ...common })) });
  await db.post.createMany({ data: posts.map((post) => ({ ...post, ...common })) });
  await db.postHolding.createMany({
    data: holdings.map(({ startsOn, endsOn, ...holding }) => ({
      ...holding,
      startsOn: startsOn === null ? null : toDateColumn(startsOn),
      endsOn: endsOn === null ? null : toDateColumn(endsOn),
    })),
  });
}

async function loadCrisis(db: Db, { crisis: told }: Demonstration): Promise<void> {
  await db.crisis.createMany({ data: [told.crisis] });
  await db.crisisCountry.createMany({ data: told.countries });
  await db.crisisLogEntry.createMany({ data: told.log });
  await db.postureChange.createMany({ data: told.postures });
  await db.sitrep.createMany({
    data: told.sitreps.map((report) => ({ ...report, sections: report.sections as Prisma.InputJsonObject })),
  });
  await db.sitrepEntry.createMany({ data: told.sitrepEntries });
  await db.sitrepAcknowledgement.createMany({ data: told.acknowledgements });
}

/** After the engagements, on whose promises and outcomes all of it hangs. */
async function loadFollowUp(db: Db, { followUp: { renegotiations, answers, outcomes } }: Demonstration) {
  // The post that the owner held when the promise was made owns it, so that a successor finds it.
  await db.$executeRaw`
    update commitment c set owner_post_id = held.post_id
    from (select c.id, min(h.post_id::text)::uuid as post_id
          from commitment c join engagement e on e.id = c.engagement_id join post_holding h on h.user_id = c.owner_user_id
          where e.starts_on between coalesce(h.starts_on, '-infinity') and coalesce(h.ends_on, 'infinity')
          group by c.id having count(distinct h.post_id) = 1) held
    where held.id = c.id`;
  await db.commitmentRenegotiation.createMany({
    data: renegotiations.map(({ text, agreedOn, oldDueOn, newDueOn, ...row }) => ({
      ...row,
      agreedOn: toDateColumn(agreedOn),
      oldDueOn: toDateColumn(oldDueOn),
      newDueOn: toDateColumn(newDueOn),
      oldText: text,
      newText: text,
    })),
  });
  await db.commitmentAnswer.createMany({
    data: answers.map(({ askedOn, ...row }) => ({ ...row, askedOn: toDateColumn(askedOn) })),
  });
  await db.outcome.createMany({ data: outcomes.map(({ steps: _s, look: _l, ...outcome }) => outcome) });
  await db.outcomeStep.createMany({
    data: outcomes.flatMap(({ id, recordedById, steps }) =>
      steps.map(({ step, evidence, reachedOn, checkOn }) => ({
        outcomeId: id,
        recordedById,
        step,
        evidence,
        reachedOn: toDateColumn(reachedOn),
        checkOn: toDateColumn(checkOn),
      })),
    ),
  });
  await db.outcomeLook.createMany({
    data: outcomes.flatMap(({ id, recordedById, steps, look }) => {
      const top = steps.at(-1);
      return look && top
        ? {
            outcomeId: id,
            step: look.step,
            finding: "HOLDS" as const,
            lookedOn: toDateColumn(look.lookedOn),
            lookedById: recordedById,
            evidence: look.evidence,
            reachedOn: toDateColumn(top.reachedOn),
            recordedById,
          }
        : [];
    }),
  });
}

/** The shipped objectives get owners and indicators; what they say stays as it is. */
async function loadObjectives(db: Db, { objectives: { owners, indicators } }: Demonstration) {
  for (const { id, ownerUserId, reviewOn } of owners)
    await db.objective.updateMany({ where: { id }, data: { ownerUserId, reviewOn: toDateColumn(reviewOn) } });
  await db.indicator.createMany({ data: indicators.map(({ readings: _, ...indicator }) => indicator) });
  await db.indicatorReading.createMany({
    data: indicators.flatMap(({ id, readings }) =>
      readings.map(({ readOn, ...reading }) => ({
        ...reading,
        indicatorId: id,
        readOn: toDateColumn(readOn),
      })),
    ),
  });
}

/** Offices, posts and chains first; the database makes each record what its review has come to. Gives what was changed since. */
async function loadReviews(db: Db, viewer: Viewer, { reviews: told }: Demonstration): Promise<ManyChange[]> {
  await db.organisation.createMany({
    data: told.offices.map((office) => ({
      ...office,
      nation: OWN_NATION,
      isFictional: true,
      createdById: viewer.id,
    })),
  });
  await db.post.createMany({
    data: told.posts.map(({ holderId: _, ...post }) => ({
      ...post,
      nation: OWN_NATION,
      isFictional: true,
      createdById: viewer.id,
    })),
  });
  await db.postHolding.createMany({
    data: told.posts.map(({ id, holderId }) => ({
      id: derivedId("holding", id),
      postId: id,
      userId: holderId,
    })),
  });
  await db.reviewChain.createMany({ data: told.chains.map(({ steps: _, ...chain }) => chain) });
  await db.reviewChainStep.createMany({
    data: told.chains.flatMap(({ id: chainId, steps }) =>
      steps.map((step, sort) => ({
        id: derivedId("chain step", `${chainId} ${sort}`),
        chainId,
        sort,
        ...step,
      })),
    ),
  });
  for (const { steps, ...review } of told.reviews) {
    const chain = told.chains.find(({ id }) => id === review.chainId);
    if (!chain) throw new Error(`no chain ${review.chainId}`);
    const id = derivedId("review", `${review.engagementId} ${review.submittedAt.toISOString()}`);
    await db.review.createMany({ data: [{ id, ...review, chainName: chain.name, kind: chain.kind }] });
    await db.reviewStep.createMany({
      data: steps.map((step, sort) => reviewStepColumns(id, sort, step, chain.steps[sort])),
    });
  }
  const changes: ManyChange[] = [];
  for (const { engagementId, at, before, after } of told.changes) {
    const { reference, version } = await db.engagement.update({
      where: { id: engagementId },
      data: { keyOutcomes: after, version: { increment: 1 }, updatedAt: at },
      select: { reference: true, version: true },
    });
    changes.push({
      type: "engagement.changed",
      subject: { type: "engagement", id: engagementId, name: reference },
      version,
      before: { keyOutcomes: before },
      after: { keyOutcomes: after },
    });
  }
  return changes;
}

function reviewStepColumns(
  reviewId: string,
  sort: number,
  { openedAt, climbedAt, decision }: DemoReview["steps"][number],
  step: { postIds: string[]; days: number; climbsToPostId: string | null } | undefined,
) {
  if (!step) throw new Error(`the chain has no step ${sort}`);
  const { postIds, days, climbsToPostId } = step;
  const since = climbedAt ?? openedAt;
  return {
    id: derivedId("review step", `${reviewId} ${sort}`),
    reviewId,
    sort,
    days,
    climbsToPostId,
    postIds: climbedAt && climbsToPostId ? [...postIds, climbsToPostId] : postIds,
    openedAt,
    climbedAt: climbedAt ?? null,
    dueAt: since && new Date(since.getTime() + days * 86_400_000),
    decision: decision?.what ?? null,
    decidedById: decision?.by ?? null,
    decidedInPostId: decision?.post ?? null,
    decidedAt: decision?.at ?? null,
    comment: decision?.comment ?? null,
  };
}

async function loadExercises(db: Db, { exercises: told }: Demonstration): Promise<ManyChange[]> {
  await db.exerciseSeries.createMany({ data: told.series });
  await db.exerciseEdition.createMany({ data: told.editions });
  await db.exerciseParticipant.createMany({ data: told.participants });
  await db.exerciseMilestone.createMany({ data: told.milestones });
  await db.exerciseFigure.createMany({ data: told.figures });
  await db.exerciseLesson.createMany({ data: told.lessons });
  return told.editions.map(({ id = "", reference, year, place = null, summary = null }) => ({
    type: "exercise_edition.created" as const,
    subject: { type: "exercise_edition" as const, id, name: reference },
    version: 1,
    before: {},
    after: { year, place, summary },
  }));
}

/** When each record was last touched, so that what is recent looks recent. */
async function touch(db: Db, { engagements }: Demonstration): Promise<void> {
  const rows = engagements.map(({ id, updatedAt }) => ({ id, updated_at: updatedAt }));
  await db.$executeRaw`
    update engagement e set updated_at = n.updated_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, updated_at timestamptz) where e.id = n.id`;
}
