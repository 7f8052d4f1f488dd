import "server-only";
import { recordChange } from "@/lib/audit/record";
import { type ManyChange, recordChanges } from "@/lib/audit/record-many";
import { refuseAccess } from "@/lib/audit/refusal";
import { staleSince } from "@/lib/audit/stale";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, calendarDateOf, toDateColumn, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type Failure, fail, invalidField, notFoundFailure, ok, type Result } from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { findLikelyDuplicates } from "./duplicates/queries";
import { listEarlierRanks } from "./earlier-ranks/queries";
import { rankLeft } from "./earlier-ranks/rules";
import { writeEarlierRanks } from "./earlier-ranks/write";
import { canCreatePerson, canEditPerson, canEditPosts } from "./policy";
import { findOrCreatePosts } from "./posts/find-or-create";
import { rankCodeFor } from "./ranks";
import { listedName } from "./rules";
import type { CreatePerson, EditPerson, PersonFactsInput } from "./schema";
import { tellOfPeople } from "./tell";

type Saved = { id: string; version: number };

/**
 * Puts a person on record under the id of the form, with the post held now. Likely duplicates are an answer of their own,
 * until the input says that they are someone else.
 */
export async function createPerson(viewer: Viewer, input: CreatePerson): Promise<Result<Saved>> {
  const { id } = input;
  return createOnce(viewer, { id, act: "person.created", content: input }, async (db) => {
    if (!canCreatePerson(viewer)) {
      return refuseAccess(db, viewer, {
        subject: { type: "person", id: null, name: null },
        attempt: "put a person on record",
        reason: "Officers put people on record.",
      });
    }
    const unknown = await unknownCountry(db, input.nationality);
    if (unknown) return unknown;
    if (!input.isDistinct && (await findLikelyDuplicates(db, input)).length > 0)
      return invalidField(
        "isDistinct",
        "This person may be on record already. Look at those shown, and say so when it is someone else.",
      );
    const { position, organisation } = input;
    const post =
      position || organisation ? { title: position, organisation, nation: input.nationality } : null;
    if (post && !canEditPosts(viewer))
      return invalidField("position", "Posts are kept by officers of the nation that keeps the record.");
    const posts = await findOrCreatePosts(db, viewer, post ? [post] : []);
    const [postId] = posts.ids;
    const facts = factsOf(input);
    const wrong = rankLeft(NO_RANK, facts, [], todayIn(viewer.timeZone, new Date()));
    if (wrong && "ok" in wrong) return wrong;
    await db.person.createMany({ data: { id, ...columnsOf(facts), createdById: viewer.id } });
    if (postId)
      await db.postHolding.createMany({
        data: [
          { id: newId(), postId, personId: id, startsOn: input.postSince && toDateColumn(input.postSince) },
        ],
      });
    await recordChanges(db, viewer, [
      ...posts.changes,
      {
        type: "person.created",
        subject: { type: "person", id, name: listedName(input) },
        version: 1,
        before: {},
        after: { ...facts, ...(post && { career: [{ position, organisation, startsOn: input.postSince }] }) },
      },
    ]);
    return ok({ id, version: 1 });
  });
}

/** Changes what is said of a person, their posts apart. Engagements keep what was held on their day. */
export async function updatePerson(
  viewer: Viewer,
  { id, version, isActive, ...input }: EditPerson,
): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const opened = await openPerson(db, viewer, id, "change this person");
    if (!opened.ok) return opened;
    const person = opened.data;
    const unknown = await unknownCountry(db, input.nationality);
    if (unknown) return unknown;
    if (!canEditPerson(viewer, { ...person, nationality: input.nationality }))
      return invalidField("nationality", "With this change you could no longer open this person yourself.");
    const verifiedOn = person.verifiedOn && calendarDateOf(person.verifiedOn);
    const rankSince = person.rankSince && calendarDateOf(person.rankSince);
    const before = { ...factsOf({ ...person, verifiedOn, rankSince }), isActive: person.isActive };
    const after = { ...factsOf(input), isActive };
    if (person.version === version && JSON.stringify(before) === JSON.stringify(after))
      return ok({ id, version });
    const earlierRanks = await listEarlierRanks(db, id);
    const left = rankLeft(before, after, earlierRanks, todayIn(viewer.timeZone, new Date()));
    if (left && "ok" in left) return left;
    const { count } = await db.person.updateMany({
      where: { id, version },
      data: { ...columnsOf(after), isActive, version: { increment: 1 } },
    });
    if (count === 0) return staleSince(db, viewer, { type: "person", id }, version, "person");
    const subject = { type: "person" as const, id, name: listedName(person) };
    const ranks =
      left && (await writeEarlierRanks(db, id, [{ ...left, id: null }, ...earlierRanks], earlierRanks));
    await tellOfPeople(db, viewer, [id]);
    await recordChange(db, viewer, {
      type: "person.changed",
      subject,
      version: version + 1,
      before: { ...before, ...ranks?.before },
      after: { ...after, ...ranks?.after },
    });
    return ok({ id, version: version + 1 });
  });
}

/** Takes people out of use, those the viewer may change; gives how many. Nobody is deleted, and each can be taken back. */
export async function deactivatePeople(viewer: Viewer, ids: readonly string[]): Promise<Result<number>> {
  return changeMany(viewer, ids, { isActive: true }, { isActive: false });
}

/** Says of people that what is on record was checked today (UTC day); gives of how many. */
export async function verifyPeople(viewer: Viewer, ids: readonly string[]): Promise<Result<number>> {
  return changeMany(viewer, ids, {}, { verifiedOn: todayIn("UTC", new Date()) });
}

/** The person when it is there, not merged into another, and the viewer's to change. */
export async function openPerson(db: Db, viewer: Viewer, id: string, attempt: string) {
  const person = await db.person.findUnique({ where: { id }, include: { mergedInto: true } });
  if (!person) return notFoundFailure("person");
  if (!canEditPerson(viewer, person)) {
    return refuseAccess(db, viewer, {
      subject: { type: "person", id, name: listedName(person) },
      attempt,
      reason: "Officers who cover the person's country change what is on record.",
    });
  }
  if (person.mergedIntoId)
    return fail(
      "conflict",
      `${listedName(person)} was merged into ${person.mergedInto ? listedName(person.mergedInto) : "another person"}; change that one.`,
    );
  return ok(person);
}

const NO_RANK = { rankText: null, rankCode: null, rankSince: null, service: null };

type Change = { isActive?: boolean; verifiedOn?: CalendarDate };

async function changeMany(
  viewer: Viewer,
  ids: readonly string[],
  where: { isActive?: boolean },
  change: Change,
): Promise<Result<number>> {
  return withViewer(viewer, async (db) => {
    await db.$queryRaw`select id from person where id = any(${[...ids]}::uuid[]) order by id for update`;
    const found = await db.person.findMany({ where: { id: { in: [...ids] }, mergedIntoId: null, ...where } });
    const people = found.filter((person) => canEditPerson(viewer, person));
    if (people.length === 0) return notFoundFailure("person");
    const { verifiedOn, ...rest } = change;
    await db.person.updateMany({
      where: { id: { in: people.map(({ id }) => id) } },
      data: {
        ...rest,
        ...(verifiedOn && { verifiedOn: toDateColumn(verifiedOn) }),
        version: { increment: 1 },
      },
    });
    await tellOfPeople(
      db,
      viewer,
      people.map(({ id }) => id),
    );
    await recordChanges(
      db,
      viewer,
      people.map(
        (person): ManyChange => ({
          type: "person.changed",
          subject: { type: "person", id: person.id, name: listedName(person) },
          version: person.version + 1,
          before: verifiedOn
            ? { verifiedOn: person.verifiedOn && calendarDateOf(person.verifiedOn) }
            : { isActive: person.isActive },
          after: change,
        }),
      ),
    );
    return ok(people.length);
  });
}

type Facts = Omit<PersonFactsInput, "rankCode" | "nativeLanguage"> & {
  rankCode: string | null;
  nativeLanguage: string | null;
};

function factsOf(input: Facts): Facts {
  const { familyName, givenName, nativeName, nativeLanguage, otherNames, nationality } = input;
  const { service, rankText, rankSince, source, verifiedOn } = input;
  const { languages, protocolNotes, biography, biographySource } = input;
  const rankCode = input.rankCode ?? (rankText ? rankCodeFor(service, rankText) : null);
  return {
    familyName,
    givenName,
    nativeName,
    nativeLanguage,
    otherNames,
    nationality,
    service,
    rankText,
    rankCode,
    rankSince,
    source,
    verifiedOn,
    languages,
    protocolNotes,
    biography,
    biographySource,
  };
}

function columnsOf({ verifiedOn, rankSince, ...facts }: Facts) {
  return {
    ...facts,
    verifiedOn: verifiedOn && toDateColumn(verifiedOn),
    rankSince: rankSince && toDateColumn(rankSince),
  };
}

async function unknownCountry(db: Db, code: string): Promise<Failure | null> {
  const country = await db.country.findUnique({ where: { code }, select: { code: true } });
  return country
    ? null
    : invalidField("nationality", `There is no country "${code}"; choose one of the list.`);
}
