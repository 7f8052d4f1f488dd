import "server-only";
import { recordAudit, recordChange } from "@/lib/audit/record";
import { refusalBy } from "@/lib/audit/refusal";
import { listPostsAhead } from "@/lib/auth/posts/queries";
import { hasRole } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { toDateColumn, todayIn } from "@/lib/dates";
import { type Db, unlessTaken, withViewer } from "@/lib/db";
import { changedRows, ownChanges, sameIn } from "@/lib/own-rows";
import {
  type Failure,
  fail,
  faultsIn,
  invalidField,
  notFoundFailure,
  ok,
  type Result,
  staleFailure,
} from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { canManagePortfolios } from "./policy";
import { getPortfolio, type PortfolioView } from "./queries";
import type {
  CreatePortfolioInput,
  DeletePortfolioInput,
  PortfolioInput,
  SavePortfolioInput,
} from "./schema";

const NAME_TAKEN = "Another portfolio has this name.";

/** Creates a portfolio with its countries, posts and people, under the id of the form. */
export async function createPortfolio(
  viewer: Viewer,
  input: CreatePortfolioInput,
): Promise<Result<{ id: string }>> {
  const { id } = input;
  const create = async (db: Db): Promise<Result<{ id: string }>> => {
    if (!canManagePortfolios(viewer)) return refuse(db, viewer, null, input.name, "create a portfolio");
    const wrong =
      (await checkReferences(db, viewer, input, null)) ?? (await checkOwnCover(db, viewer, input, null));
    if (wrong) return wrong;
    await db.portfolio.createMany({ data: [{ id, name: input.name, ...periodColumns(input) }] });
    await writeParts(db, id, input, null);
    const made = await requirePortfolio(db, id);
    await recordChange(db, viewer, {
      type: "portfolio.created",
      subject: { type: "portfolio", id, name: input.name },
      version: 1,
      before: {},
      after: recorded(made),
    });
    return ok({ id });
  };
  return createOnce(viewer, { id, act: "portfolio.created", content: input }, create, nameTaken);
}

/** Changes a portfolio. Whoever it adds or leaves out sees more or less from the next request on. */
export async function savePortfolio(viewer: Viewer, input: SavePortfolioInput): Promise<Result<null>> {
  const { id, version } = input;
  return unlessTaken<Result<null>>(nameTaken, () =>
    withViewer(viewer, async (db) => {
      if (!canManagePortfolios(viewer)) return refuse(db, viewer, id, null, "change this portfolio");
      const before = await getPortfolio(db, id);
      if (!before) return notFoundFailure("portfolio");
      const wrong =
        (await checkReferences(db, viewer, input, id)) ?? (await checkOwnCover(db, viewer, input, before));
      if (wrong) return wrong;
      const { count } = await db.portfolio.updateMany({
        where: { id, version },
        data: { name: input.name, ...periodColumns(input), version: { increment: 1 } },
      });
      if (count === 0) return staleFailure("portfolio");
      await writeParts(db, id, input, before);
      const after = await requirePortfolio(db, id);
      await recordChange(db, viewer, {
        type: "portfolio.changed",
        subject: { type: "portfolio", id, name: input.name },
        version: version + 1,
        before: recorded(before),
        after: recorded(after),
      });
      return ok(null);
    }),
  );
}

/** Deletes a portfolio that was never given to anyone. One that was is ended by its last day: who could see what, and
 * when, must stay on record. */
export async function deletePortfolio(viewer: Viewer, input: DeletePortfolioInput): Promise<Result<null>> {
  const { id, version } = input;
  return withViewer(viewer, async (db) => {
    if (!canManagePortfolios(viewer)) return refuse(db, viewer, id, null, "delete this portfolio");
    const before = await getPortfolio(db, id);
    if (!before) return notFoundFailure("portfolio");
    if (before.members.length > 0 || before.posts.length > 0)
      return fail(
        "conflict",
        "This portfolio has posts or people. Give it a last day; only an unused portfolio can be deleted.",
      );
    const { count } = await db.portfolio.deleteMany({ where: { id, version } });
    if (count === 0) return staleFailure("portfolio");
    await recordAudit(db, viewer, {
      type: "portfolio.deleted",
      subject: { type: "portfolio", id, name: before.name },
      before: recorded(before),
    });
    return ok(null);
  });
}

const refuse = refusalBy(
  "portfolio",
  "Only admins decide who covers which countries. Nothing was changed; the attempt is on record.",
);

/** What the database alone can say about the input. `ownId` is the portfolio being saved. */
async function checkReferences(
  db: Db,
  viewer: Viewer,
  input: PortfolioInput,
  ownId: string | null,
): Promise<Failure | null> {
  const fields: Record<string, string[]> = {};
  const namesake = await db.portfolio.findFirst({
    where: { name: input.name, ...(ownId ? { NOT: { id: ownId } } : {}) },
    select: { id: true },
  });
  if (namesake) fields.name = [NAME_TAKEN];

  const known = await db.country.findMany({
    where: { code: { in: input.countries } },
    select: { code: true },
  });
  const unknown = input.countries.filter((code) => !known.some((country) => country.code === code));
  if (unknown.length > 0) fields.countries = [`There is no country ${unknown.join(", ")}.`];

  const posts = await db.post.findMany({
    where: {
      id: { in: input.posts.map((post) => post.postId) },
      nation: viewer.nation,
      mergedIntoId: null,
    },
    select: { id: true },
  });
  input.posts.forEach(({ postId }, index) => {
    if (!posts.some((post) => post.id === postId)) fields[`posts.${index}.postId`] = ["Choose an own post."];
  });

  const people = await db.user.findMany({
    where: { id: { in: input.members.map((member) => member.userId) }, NOT: { roles: { has: "SYSTEM" } } },
    select: { id: true },
  });
  input.members.forEach(({ userId }, index) => {
    if (!people.some((person) => person.id === userId))
      fields[`members.${index}.userId`] = ["Choose a person."];
  });
  return faultsIn(fields);
}

/**
 * Nobody gives themselves countries: not by their name, not by a post they hold or will hold. What another admin gave them stays as it is,
 * or goes. The wall says the same of the rows.
 */
async function checkOwnCover(
  db: Db,
  viewer: Viewer,
  input: PortfolioInput,
  before: PortfolioView | null,
): Promise<Failure | null> {
  if (hasRole(viewer, "SYSTEM")) return null;
  const own = await listPostsAhead(db);
  const fields: Record<string, string[]> = {};
  const isMember = ({ userId }: { userId: string }) => userId === viewer.id;
  const isPost = ({ postId }: { postId: string }) => own.includes(postId);
  const members = {
    before: before?.members ?? [],
    after: input.members,
    isOwn: isMember,
    isSame: isSameMember,
  };
  const posts = { before: before?.posts ?? [], after: input.posts, isOwn: isPost, isSame: isSamePost };
  for (const place of ownChanges(members).places) fields[`members.${place}.userId`] = [NOT_ONESELF];
  for (const place of ownChanges(posts).places) fields[`posts.${place}.postId`] = [NOT_ONESELF];
  if (before && (input.members.some(isMember) || input.posts.some(isPost))) {
    const added = changedRows(codesOf(before), input.countries, (one, other) => one === other).added;
    if (added.length > 0) fields.countries = [NOT_ONESELF];
    if (before.startsOn !== input.startsOn || before.endsOn !== input.endsOn) fields.startsOn = [NOT_ONESELF];
  }
  // A backup covers while nobody else can, and is not who sees to that.
  const today = todayIn("UTC", new Date());
  const isAhead = ({ endsOn }: { endsOn: string | null }) => (endsOn ?? today) >= today;
  const isBackup = (row: { isBackup: boolean; endsOn: string | null }) => row.isBackup && isAhead(row);
  const isMain = (row: { isBackup: boolean; endsOn: string | null }) => !row.isBackup && isAhead(row);
  if (
    before?.members.some((row) => isMember(row) && isBackup(row)) ||
    before?.posts.some((row) => isPost(row) && isBackup(row))
  ) {
    if (changedRows(before.members, input.members, isSameMember).gone.some(isMain))
      fields.members = [NO_BACKUP];
    if (changedRows(before.posts, input.posts, isSamePost).gone.some(isMain)) fields.posts = [NO_BACKUP];
  }
  return faultsIn(fields);
}

const NO_BACKUP =
  "You are a backup here and would cover in their place: leave those named before you as they are, or ask another admin to change them.";
const NOT_ONESELF = "Nobody decides what they cover themselves; ask another admin.";

const isSameMember = sameIn("userId", "startsOn", "endsOn", "isBackup");
const isSamePost = sameIn("postId", "startsOn", "endsOn", "isBackup");

function codesOf({ countries }: PortfolioView): string[] {
  return countries.map(({ code }) => code);
}

function nameTaken(): Failure {
  return invalidField("name", NAME_TAKEN);
}

/** Rows that stay as they are are not touched: the wall lets nobody write a row of their own. Who goes, goes before countries come. */
async function writeParts(
  db: Db,
  portfolioId: string,
  input: PortfolioInput,
  before: PortfolioView | null,
): Promise<void> {
  const countries = changedRows(
    before ? codesOf(before) : [],
    input.countries,
    (one, other) => one === other,
  );
  const columns = <Row extends Days>(rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, ...periodColumns(row) }));
  const where = { portfolioId };
  const members = changedRows(
    await db.portfolioMember.findMany({ where }),
    columns(input.members),
    isSameMember,
  );
  const posts = changedRows(await db.portfolioPost.findMany({ where }), columns(input.posts), isSamePost);
  await db.portfolioMember.deleteMany({ where: { id: { in: members.gone.map(({ id }) => id) } } });
  await db.portfolioPost.deleteMany({ where: { id: { in: posts.gone.map(({ id }) => id) } } });
  await db.portfolioCountry.deleteMany({ where: { portfolioId, countryCode: { in: countries.gone } } });
  await db.portfolioCountry.createMany({
    data: countries.added.map((countryCode) => ({ portfolioId, countryCode })),
  });
  await db.portfolioPost.createMany({
    data: posts.added.map(({ postId, isBackup, startsOn, endsOn }) => ({
      portfolioId,
      postId,
      isBackup,
      startsOn,
      endsOn,
    })),
  });
  await db.portfolioMember.createMany({
    data: members.added.map(({ userId, isBackup, startsOn, endsOn }) => ({
      portfolioId,
      userId,
      isBackup,
      startsOn,
      endsOn,
    })),
  });
}

type Days = { startsOn: string; endsOn: string | null };

function periodColumns({ startsOn, endsOn }: Days) {
  return { startsOn: toDateColumn(startsOn), endsOn: endsOn === null ? null : toDateColumn(endsOn) };
}

async function requirePortfolio(db: Db, id: string): Promise<PortfolioView> {
  const view = await getPortfolio(db, id);
  if (!view) throw new Error(`portfolio ${id} vanished in its own transaction`);
  return view;
}

/** The portfolio as the audit trail keeps it: people by email, which outlives a change of name. */
function recorded(view: PortfolioView): Record<string, unknown> {
  return {
    name: view.name,
    startsOn: view.startsOn,
    endsOn: view.endsOn,
    countries: view.countries.map((country) => country.code).sort(),
    posts: view.posts
      .map(({ title, startsOn, endsOn, isBackup }) => ({ title, startsOn, endsOn, isBackup }))
      .sort((a, b) => `${a.title} ${a.startsOn}`.localeCompare(`${b.title} ${b.startsOn}`, "en")),
    people: view.members
      .map(({ email, startsOn, endsOn, isBackup }) => ({ email, startsOn, endsOn, isBackup }))
      .sort((a, b) => `${a.email} ${a.startsOn}`.localeCompare(`${b.email} ${b.startsOn}`, "en")),
  };
}
