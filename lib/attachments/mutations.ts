import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { lockBearer, tellOfBorne } from "@/lib/bearers/mutations";
import { getBearer } from "@/lib/bearers/queries";
import {
  BEARER_NOUNS,
  type Bearer,
  bearerColumns,
  bearerOf,
  holdOn,
  hrefOf,
  keyOf,
  markingOf,
} from "@/lib/bearers/rules";
import { type Db, withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { compareLevels } from "@/lib/markings/rules";
import { type Failure, fail, notFoundFailure, ok, type Result } from "@/lib/result";
import { canKeepFiles } from "./policy";
import { getFile, sizeOfFiles } from "./queries";
import { type FileFacts, FileReader, inPieces } from "./reading";
import { type FileLimits, faultOfSize } from "./rules";
import type { NewFile, RemoveFile } from "./schema";

/** An upload that has not ended by then never will. */
const ABANDONED_MS = 60 * 60 * 1000;

/**
 * Keeps a file with a record. Its bytes are written piece by piece as they come, each in a short transaction of its own, and
 * nobody but the sender knows of the file until the last one is in; one that is refused or breaks off leaves nothing behind.
 * The rest of a refused body is left unread.
 */
export async function addFile(
  viewer: Viewer,
  input: NewFile,
  body: AsyncIterable<Uint8Array>,
  limits: FileLimits,
): Promise<Result<{ id: string }>> {
  const opened = await withViewer(viewer, (db) => openForFile(db, viewer, input, limits));
  if (!opened.ok) return opened;
  const id = newId();
  const reader = new FileReader(input.name, input.declared);
  let isKept = false;
  try {
    let position = 0;
    for await (const piece of inPieces(body)) {
      const fault = reader.take(piece) ?? faultOfSize(reader.size, opened.data, limits);
      if (fault) return refused(fault);
      await withViewer(viewer, (db) => writePiece(db, viewer, input, id, position, piece));
      position += 1;
    }
    if (reader.size === 0) return refused("This file is empty.");
    const reading = reader.finish();
    if (!reading.ok) return refused(reading.message);
    const result = await withViewer(viewer, (db) => complete(db, viewer, input, id, reading.facts, limits));
    isKept = result.ok;
    return result;
  } finally {
    if (!isKept)
      await withViewer(viewer, (db) => db.attachment.deleteMany({ where: { id, uploadedById: viewer.id } }));
  }
}

/**
 * Takes a file out of sight, with the reason. Its bytes stay in the database: what was on record is never destroyed. Gives the address
 * of the record that bears it.
 */
export async function removeFile(
  viewer: Viewer,
  { id, reason }: RemoveFile,
): Promise<Result<{ href: string }>> {
  return withViewer(viewer, async (db) => {
    const file = await getFile(db, id);
    const bearer = file && (await getBearer(db, viewer, bearerOf(file)));
    if (!file || !bearer) return notFoundFailure("file");
    const subject = subjectOf({ id, name: file.name }, bearer);
    if (!canKeepFiles(viewer, bearer))
      return refuseAccess(db, viewer, {
        subject,
        attempt: "remove this file",
        reason: `Those who may change the ${BEARER_NOUNS[bearer.type]} remove its files.`,
      });
    const hold = holdOn(bearer);
    if (hold) return fail("conflict", hold);
    const { count } = await db.attachment.updateMany({
      where: { id, removedAt: null },
      data: { removedAt: new Date(), removedByName: viewer.name, removedReason: reason },
    });
    if (count === 0) return notFoundFailure("file");
    await tellOfBorne(db, viewer, "CHANGED", bearer);
    await recordAudit(db, viewer, { type: "attachment.removed", subject, after: { reason } });
    return ok({ href: hrefOf(bearer) });
  });
}

/** Records that a file was taken out, where its marking asks for that (CUI). */
export async function recordDownload(
  db: Db,
  viewer: Viewer,
  file: { id: string; name: string; marking: string; sha256: string },
): Promise<void> {
  if (file.marking === "UNCLASSIFIED") return;
  await recordAudit(db, viewer, {
    type: "attachment.opened",
    subject: { type: "attachment", id: file.id, name: file.name },
    after: { marking: file.marking, sha256: file.sha256 },
  });
}

/** Whether the viewer may add such a file; gives the bytes already kept. */
async function openForFile(
  db: Db,
  viewer: Viewer,
  input: NewFile,
  limits: FileLimits,
): Promise<Result<number>> {
  const bearer = await getBearer(db, viewer, input.of);
  const noun = BEARER_NOUNS[input.of.type];
  if (!bearer) return notFoundFailure(noun);
  if (!canKeepFiles(viewer, bearer))
    return refuseAccess(db, viewer, {
      subject: { ...keyOf(bearer), name: bearer.record.reference },
      attempt: "attach a file",
      reason: `Those who may change the ${noun} attach files to it.`,
    });
  const hold = holdOn(bearer);
  if (hold) return fail("conflict", hold);
  const fault = faultOfMarking(viewer, bearer, input);
  if (fault) return fault;
  await db.attachment.deleteMany({
    where: {
      uploadedById: viewer.id,
      completedAt: null,
      uploadedAt: { lt: new Date(Date.now() - ABANDONED_MS) },
    },
  });
  const kept = await sizeOfFiles(db, input.of);
  const full = faultOfSize(1, kept, limits);
  return full ? refused(full) : ok(kept);
}

/** A file may be marked above its record, never above what its sender may read, and not below the record. */
function faultOfMarking(viewer: Viewer, bearer: Bearer, { marking }: NewFile): Failure | null {
  if (compareLevels(marking, viewer.markingCeiling) > 0)
    return refused(
      `You may read up to ${viewer.markingCeiling}, and could not open this file yourself.`,
      "marking",
    );
  const least = markingOf(bearer);
  if (compareLevels(marking, least) < 0)
    return refused(`The record is marked ${least}; a file of it is not marked lower.`, "marking");
  return null;
}

async function writePiece(
  db: Db,
  viewer: Viewer,
  input: NewFile,
  attachmentId: string,
  position: number,
  piece: Buffer,
): Promise<void> {
  const { of, name, caption, marking } = input;
  if (position === 0)
    await db.attachment.createMany({
      data: [
        {
          id: attachmentId,
          ...bearerColumns(of),
          name,
          caption,
          marking,
          kind: "",
          uploadedById: viewer.id,
          uploadedByName: viewer.name,
        },
      ],
    });
  await db.attachmentChunk.createMany({ data: [{ attachmentId, position, bytes: new Uint8Array(piece) }] });
}

/** Makes the file that has arrived known, unless the record has no room for it any more or has it already. */
async function complete(
  db: Db,
  viewer: Viewer,
  input: NewFile,
  id: string,
  facts: FileFacts,
  limits: FileLimits,
): Promise<Result<{ id: string }>> {
  // Two files that arrive at once are counted one after the other.
  await lockBearer(db, input.of);
  const bearer = await getBearer(db, viewer, input.of);
  if (!bearer) return notFoundFailure(BEARER_NOUNS[input.of.type]);
  const fault = faultOfMarking(viewer, bearer, input);
  if (fault) return fault;
  const full = faultOfSize(facts.size, await sizeOfFiles(db, input.of), limits);
  if (full) return refused(full);
  const same = await db.attachment.findFirst({
    where: {
      ...bearerColumns(input.of),
      sha256: facts.sha256,
      completedAt: { not: null },
      removedAt: null,
    },
    select: { name: true },
  });
  if (same) return fail("conflict", `The same file is here already, as “${same.name}”.`);
  const { archive, ...columns } = facts;
  await db.attachment.updateMany({
    where: { id, completedAt: null },
    data: {
      ...columns,
      completedAt: new Date(),
      ...(archive && {
        entries: { total: archive.total, unpacked: archive.unpacked, entries: archive.entries },
      }),
    },
  });
  await tellOfBorne(db, viewer, "CHANGED", bearer);
  const { name, kind, size, sha256 } = facts;
  await recordAudit(db, viewer, {
    type: "attachment.added",
    subject: subjectOf({ id, name }, bearer),
    after: { name, kind, size, sha256, marking: input.marking, caption: input.caption },
  });
  return ok({ id });
}

function subjectOf({ id, name }: { id: string; name: string }, { record }: Bearer) {
  return { type: "attachment" as const, id, name: `${name} (${record.reference})` };
}

function refused(message: string, field = "file"): Failure {
  return fail("invalid", message, { [field]: [message] });
}
