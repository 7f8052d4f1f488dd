import "server-only";
import { recordChange } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import { type Failure, fail, notFoundFailure, ok, type Result, staleFailure } from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { tellWatchers } from "@/lib/watches/mutations";
import { canCreatePerson, canEditPerson } from "./policy";
import { rankCodeFor } from "./ranks";
import { listedName } from "./rules";
import type { CreatePerson, EditPerson, PersonInput } from "./schema";

type Saved = { id: string; version: number };

/** Puts a person on record, under the id of the form. */
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
    const facts = factsOf(input);
    await db.person.createMany({ data: { id, ...facts, createdById: viewer.id } });
    await recordChange(db, viewer, {
      type: "person.created",
      subject: { type: "person", id, name: listedName(input) },
      version: 1,
      before: {},
      after: facts,
    });
    return ok({ id, version: 1 });
  });
}

/** Changes a person. Engagements keep rank, position and organisation as they were on their day. */
export async function updatePerson(
  viewer: Viewer,
  { id, version, isActive, ...input }: EditPerson,
): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const person = await db.person.findUnique({ where: { id } });
    if (!person) return notFoundFailure("person");
    const subject = { type: "person" as const, id, name: listedName(person) };
    if (!canEditPerson(viewer, person)) {
      return refuseAccess(db, viewer, {
        subject,
        attempt: "change this person",
        reason: "Officers who cover the person's country change what is on record.",
      });
    }
    const unknown = await unknownCountry(db, input.nationality);
    if (unknown) return unknown;
    if (!canEditPerson(viewer, { ...person, nationality: input.nationality }))
      return fieldFailure("nationality", "With this change you could no longer open this person yourself.");
    const before = { ...factsOf(person), isActive: person.isActive };
    const after = { ...factsOf(input), isActive };
    if (person.version === version && JSON.stringify(before) === JSON.stringify(after))
      return ok({ id, version });
    const { count } = await db.person.updateMany({
      where: { id, version },
      data: { ...after, version: { increment: 1 } },
    });
    if (count === 0) return staleFailure("person");
    await tellWatchers(db, viewer, {
      kind: "CHANGED",
      subject: { type: "person", id },
      of: [{ type: "person", key: id }],
    });
    await recordChange(db, viewer, { type: "person.changed", subject, version: version + 1, before, after });
    return ok({ id, version: version + 1 });
  });
}

type Facts = Omit<PersonInput, "rankCode"> & { rankCode: string | null };

function factsOf(input: Facts): Facts {
  const { familyName, givenName, nativeName, nationality, service, rankText, position, organisation } = input;
  const rankCode = input.rankCode ?? (rankText ? rankCodeFor(service, rankText) : null);
  return {
    familyName,
    givenName,
    nativeName,
    nationality,
    service,
    rankText,
    rankCode,
    position,
    organisation,
  };
}

async function unknownCountry(db: Db, code: string): Promise<Failure | null> {
  const country = await db.country.findUnique({ where: { code }, select: { code: true } });
  return country
    ? null
    : fieldFailure("nationality", `There is no country "${code}"; choose one of the list.`);
}

function fieldFailure(field: string, message: string): Failure {
  return fail("invalid", "One field needs attention.", { [field]: [message] });
}
