import type { Viewer } from "@/lib/auth/viewer";
import { addComment, changeComment } from "@/lib/comments/mutations";
import { addCommentSchema, changeCommentSchema } from "@/lib/comments/schema";
import { answerCommitment } from "@/lib/commitments/mutations";
import { answerCommitmentSchema } from "@/lib/commitments/schema";
import { addLogEntry } from "@/lib/crises/log/mutations";
import { addLogEntrySchema } from "@/lib/crises/log/schema";
import { withViewer } from "@/lib/db";
import { valuesOf } from "@/lib/engagements/form-values";
import { createEngagement, publishEngagement, updateEngagement } from "@/lib/engagements/mutations";
import { getEngagementById } from "@/lib/engagements/queries";
import { engagementSchema } from "@/lib/engagements/schema";
import { newId } from "@/lib/ids";
import type { Result } from "@/lib/result";
import type { Dice } from "@/prisma/seed/demonstration/random";

/** A row that must be there exactly once: its table, the column or expression it is found by, and what it holds. */
export interface Part {
  table: string;
  by: string;
  key: string;
  holds: Record<string, unknown>;
}

interface Inputs {
  "engagement.created": { id: string; engagement: Parameters<typeof createEngagement>[2] };
  "engagement.changed": { id: string; version: number; edit: Parameters<typeof updateEngagement>[3] };
  "engagement.published": { id: string; version: number };
  "commitment.renegotiated": Parameters<typeof answerCommitment>[1];
  "crisis.logged": Parameters<typeof addLogEntry>[1];
  "comment.added": Parameters<typeof addComment>[1];
  "comment.changed": Parameters<typeof changeComment>[1];
}
type Kind = keyof Inputs;

/** A change as it is sent, and all that it makes of the database: the record, and the rows that stand beside it for good. */
export type Act = {
  [Type in Kind]: { type: Type; input: Inputs[Type]; record: Part; traces: Part[] };
}[Kind];

/** How often each is sent, where more than one can be. */
const WEIGHTS: Readonly<Record<Kind, number>> = {
  "engagement.created": 3,
  "engagement.changed": 4,
  "engagement.published": 2,
  "commitment.renegotiated": 3,
  "crisis.logged": 3,
  "comment.added": 2,
  "comment.changed": 2,
};

/** What a writer works on. */
interface Work {
  viewer: Viewer;
  crisisId: string;
  /** What it sent so far; all of it acknowledged. */
  sent: readonly Act[];
  dice: Dice;
}

/** The next change, in words that no other has. Reads the record it changes, as the page of its form does. */
export async function nextAct(work: Work): Promise<Act> {
  const { sent, dice } = work;
  const standing = new Map(sent.map(({ record }) => [record.key, record]));
  const records = (table: string) => [...standing.values()].filter((record) => record.table === table);
  const engagements = records("engagement");
  const drafts = engagements.filter(({ holds }) => holds.publication === "DRAFT");
  // A comment may be changed for half an hour.
  const comments = records("comment").slice(-1);
  const of: Record<Kind, readonly Part[] | null> = {
    "engagement.created": null,
    "engagement.changed": engagements,
    "engagement.published": drafts,
    "commitment.renegotiated": engagements,
    "crisis.logged": null,
    "comment.added": engagements,
    "comment.changed": comments,
  };
  const possible = Object.entries(WEIGHTS).filter(([type]) => of[type as Kind]?.length !== 0);
  const type = dice.weighted<Kind>(Object.fromEntries(possible));
  const choices = of[type];
  return prepare[type](work, choices ? dice.pick(choices).key : "", `Talks ${newId()}`);
}

const found = (by: string) => (table: string, key: string, holds: Part["holds"]) => ({
  table,
  by,
  key,
  holds,
});
const byId = found("id");
const bySubject = found("subject_id");

const revision = (subject: string, id: string, version: number, changes: Part["holds"]) =>
  bySubject("revision", id, { subject_type: subject, version, changes });

const prepare: { [Type in Kind]: (work: Work, id: string, words: string) => Promise<Act> } = {
  "engagement.created": async ({ viewer }, _, words) => {
    const id = newId();
    const engagement = engagementSchema.parse({
      type: "BILAT",
      startsOn: "2026-03-09",
      countries: [{ code: "JPN", role: "HOST" }],
      purpose: words,
      attendance: [{ name: words, side: "PARTNER", rankCode: "OF-7" }],
      commitments: [{ text: words, bySide: "OWN" }],
    });
    const beside = found("engagement_id");
    return {
      type: "engagement.created",
      input: { id, engagement },
      record: byId("engagement", id, {
        version: 1,
        publication: "DRAFT",
        purpose: words,
        author_id: viewer.id,
        country_codes: ["JPN"],
      }),
      traces: [
        beside("engagement_country", id, { country_code: "JPN", role: "HOST" }),
        beside("attendance", id, { name: words, rank_code: "OF-7" }),
        beside("commitment", id, { by_side: "OWN" }),
        revision("engagement", id, 1, { purpose: { to: words } }),
        bySubject("audit_event", id, { type: "engagement.created", after: { purpose: words } }),
        byId("saved_form", id, { author_id: viewer.id }),
      ],
    };
  },

  "engagement.changed": async ({ viewer }, id, words) => {
    const record = await withViewer(viewer, (db) => getEngagementById(db, id));
    if (!record) throw new NotAsExpected(`The engagement ${id} is not there for its author.`);
    const version = record.version + 1;
    return {
      type: "engagement.changed",
      input: { id, version: record.version, edit: { ...valuesOf(record), purpose: words } },
      record: byId("engagement", id, { version, publication: record.publication, purpose: words }),
      traces: [
        revision("engagement", id, version, { purpose: { to: words } }),
        bySubject("audit_event", id, { type: "engagement.changed", after: { purpose: words } }),
      ],
    };
  },

  "engagement.published": async ({ viewer }, id) => {
    const record = await withViewer(viewer, (db) => getEngagementById(db, id));
    if (!record) throw new NotAsExpected(`The engagement ${id} is not there for its author.`);
    const [version, publication] = [record.version + 1, "PUBLISHED"];
    return {
      type: "engagement.published",
      input: { id, version: record.version },
      record: byId("engagement", id, { version, publication, purpose: record.purpose }),
      traces: [
        revision("engagement", id, version, { publication: { to: publication } }),
        bySubject("audit_event", id, { type: "engagement.published", after: { publication } }),
      ],
    };
  },

  "commitment.renegotiated": async ({ viewer }, engagementId, words) => {
    const promise = await withViewer(viewer, (db) => db.commitment.findFirst({ where: { engagementId } }));
    if (!promise) throw new NotAsExpected(`The promise of the engagement ${engagementId} is not there.`);
    const { id } = promise;
    const version = promise.version + 1;
    const input = answerCommitmentSchema.parse({
      id,
      version: String(promise.version),
      answerId: newId(),
      answer: "RENEGOTIATED",
      askedOn: "2026-03-10",
      note: words,
      text: words,
      askedBySide: "PARTNER",
    });
    return {
      type: "commitment.renegotiated",
      input,
      record: byId("commitment", id, { version, text: words, engagement_id: engagementId }),
      traces: [
        byId("commitment_answer", input.answerId, { commitment_id: id, note: words }),
        found("commitment_id")("commitment_renegotiation", id, { new_text: words, old_text: promise.text }),
        revision("commitment", id, version, { text: { to: words } }),
        bySubject("audit_event", id, { type: "commitment.renegotiated", after: { text: words } }),
      ],
    };
  },

  "crisis.logged": async ({ viewer, crisisId }, _, words) => {
    const input = addLogEntrySchema.parse({
      id: newId(),
      crisisId,
      kind: "INC",
      text: words,
      eventAt: "2026-01-02 14:05",
      eventPrecision: "MINUTE",
      timeZone: "Asia/Tokyo",
      observedAt: "",
      reportedAt: "020530Z JAN 26",
      sourceType: "LIAISON",
      source: "",
      reliability: "B",
      credibility: "2",
      correctsId: "",
    });
    return {
      type: "crisis.logged",
      input,
      record: byId("crisis_log_entry", input.id, {
        crisis_id: crisisId,
        text: words,
        author_id: viewer.id,
      }),
      traces: [
        found("after->>'id'")("audit_event", input.id, { type: "crisis.logged", after: { text: words } }),
        byId("saved_form", input.id, { author_id: viewer.id }),
      ],
    };
  },

  "comment.added": async ({ viewer }, engagementId, text) => {
    const of = { type: "engagement", id: engagementId };
    const input = addCommentSchema.parse({ id: newId(), of, text });
    return {
      type: "comment.added",
      input,
      record: byId("comment", input.id, { engagement_id: engagementId, version: 1, text }),
      traces: [
        bySubject("audit_event", input.id, { type: "comment.added", after: { text } }),
        byId("saved_form", input.id, { author_id: viewer.id }),
      ],
    };
  },

  "comment.changed": async ({ viewer }, id, text) => {
    const comment = await withViewer(viewer, (db) => db.comment.findUnique({ where: { id } }));
    if (!comment) throw new NotAsExpected(`The comment ${id} is not there for its author.`);
    const version = comment.version + 1;
    return {
      type: "comment.changed",
      input: changeCommentSchema.parse({ id, version: String(comment.version), text }),
      record: byId("comment", id, { engagement_id: comment.engagementId, version, text }),
      traces: [bySubject("audit_event", id, { type: "comment.changed", after: { text } })],
    };
  },
};

/** Something that no crash explains: the run is over. */
export class NotAsExpected extends Error {}

/**
 * Sends a change and comes back when it is acknowledged. Throws NotAsExpected when the product refuses it.
 * @param isResent whether it was sent before and not acknowledged: what has no form of its own is refused then as stale, for being there
 */
export async function sendAct(viewer: Viewer, act: Act, isResent: boolean): Promise<void> {
  const result = await answerTo(viewer, act);
  if (result.ok) return;
  const isThere = isResent && (result.code === "stale" || act.type === "engagement.published");
  if (!isThere)
    throw new NotAsExpected(`${act.type} of ${act.record.key} was refused: ${JSON.stringify(result)}`);
}

function answerTo(viewer: Viewer, { type, input }: Act): Promise<Result<unknown>> {
  switch (type) {
    case "engagement.created":
      return createEngagement(viewer, input.id, input.engagement);
    case "engagement.changed":
      return updateEngagement(viewer, input.id, input.version, input.edit);
    case "engagement.published":
      return publishEngagement(viewer, input.id, input.version);
    case "commitment.renegotiated":
      return answerCommitment(viewer, input);
    case "crisis.logged":
      return addLogEntry(viewer, input);
    case "comment.added":
      return addComment(viewer, input);
    case "comment.changed":
      return changeComment(viewer, input);
  }
}
