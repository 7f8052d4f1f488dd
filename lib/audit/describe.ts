import { counted } from "@/lib/counts";
import { formatDate, formatInstant, parseCalendarDate } from "@/lib/dates";
import * as enums from "@/lib/generated/prisma/enums";
import { AUDIT_TYPES, type AuditType } from "./events";

/** What the wording needs of an event; a row of the trail has it. */
export type DescribedEvent = {
  type: string;
  actorName: string;
  subjectName: string | null;
  before: unknown;
  after: unknown;
};

/** One field of a change in words. `from` is null where the event only says what was set, and `to` where only what was. */
type DescribedChange = { field: string; from: string | null; to: string | null };

/** What the codes of a field are called, by "status", or by "attendance.role" for a field of its rows. */
export type FieldWords = Readonly<Record<string, (code: string) => string>>;

/** What a field is called in running text. */
export type FieldNames = (field: string) => string;

/** The event as one plain sentence, without its time. */
export function describeEvent(event: DescribedEvent, nameOf: FieldNames = wordsOfField): string {
  const known = AUDIT_TYPES.find((type) => type === event.type);
  const sentence = known ? SENTENCES[known] : undefined;
  const words = sentence ? sentence(readEvent(event, nameOf)) : `${event.actorName}: ${event.type}.`;
  return words.replace(/\s+/g, " ");
}

/**
 * The fields the event set or changed, each in words. What was nothing before was set rather than changed.
 * @param words what codes, ids and email addresses are called; what has none is told as it is kept
 */
export function describeChanges(
  event: DescribedEvent,
  words: FieldWords = {},
  nameOf: FieldNames = wordsOfField,
): DescribedChange[] {
  const before = recordOf(event.before);
  const after = recordOf(event.after);
  const isNew = Object.values(before).every(isNothing);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !isNew || !isNothing(after[field]))
    .map((field) => ({
      field: nameOf(field),
      from: field in before && !isNew ? wordsOf(before[field], field, words) : null,
      to: field in after ? wordsOf(after[field], field, words) : null,
    }));
}

/** A type as a filter offers it: "engagement.published" reads "Engagement published". */
export function auditTypeLabel(type: AuditType): string {
  return sentenceCase(type.replace(/[._]/g, " "));
}

type Reading = {
  actor: string;
  subject: string;
  /** Names of the fields that changed, in words, comma between; why they were is none of them. */
  fields: string;
  after: Record<string, unknown>;
  /** The text of one field after the event; empty when there is none. */
  said: (field: string) => string;
};

const SENTENCES: Record<AuditType, (event: Reading) => string> = {
  "session.started": ({ actor }) => `${actor} signed in.`,
  "session.refused": ({ subject, said }) =>
    `A sign-in as ${subject} was refused: ${said("reason") || "no reason kept"}.`,
  "session.ended": ({ actor, subject, after: { sessions }, said }) => {
    if (["", "signed out"].includes(said("reason"))) return `${actor} signed out.`;
    const count = Array.isArray(sessions) ? sessions.length : 1;
    return `${actor} ended ${count > 1 ? `${count} sessions` : "a session"} of ${subject}: ${said("reason")}.`;
  },
  "access.refused": ({ actor, subject, said }) =>
    `${actor} tried to ${said("attempt") || "act"} (${subject}) and was refused.`,
  "limit.reached": ({ actor, subject, said }) =>
    said("network")
      ? `${actor} made everybody at ${said("network")} wait: too many ${subject} in a minute.`
      : `${actor} was made to wait: too many ${subject} in a minute.`,
  "user.created": ({ actor, subject }) => `${actor} created the account of ${subject}.`,
  "user.changed": ({ actor, subject, fields, after }) =>
    typeof after.disabled === "boolean"
      ? `${actor} ${after.disabled ? "disabled" : "enabled"} the account of ${subject}.`
      : `${actor} changed the account of ${subject}: ${fields}.`,
  "proposal.made": ({ actor, subject, fields }) =>
    `${actor} proposed wider access for ${subject}: ${fields}.`,
  "proposal.confirmed": ({ actor, subject, fields }) =>
    `${actor} confirmed wider access for ${subject}: ${fields}.`,
  "proposal.refused": ({ actor, subject, fields, said }) =>
    `${actor} refused wider access for ${subject}: ${said("reason") || fields}.`,
  "proposal.withdrawn": ({ actor, subject, fields }) =>
    `${actor} withdrew what they proposed for ${subject}: ${fields}.`,
  "account.locked": ({ actor, subject }) =>
    `${actor} locked the account of ${subject} after too many failures to sign in.`,
  "account.unlocked": ({ actor, subject }) => `${actor} unlocked the account of ${subject}.`,
  "account.linked": ({ actor, subject }) => `${actor} linked the account of ${subject} to its provider.`,
  "account.unlinked": ({ actor, subject }) =>
    `${actor} unlinked the account of ${subject} from its provider.`,
  "account.password_allowed": ({ actor, subject }) =>
    `${actor} let the account of ${subject} sign in by its password beside its provider.`,
  "account.password_refused": ({ actor, subject }) =>
    `${actor} let the account of ${subject} sign in by its provider alone.`,
  "password.changed": ({ actor, subject }) => `${actor} set a new password for ${subject}.`,
  "preference.changed": ({ actor, fields }) => `${actor} changed their own preferences: ${fields}.`,
  "portfolio.created": ({ actor, subject }) => `${actor} created the portfolio ${subject}.`,
  "portfolio.changed": ({ actor, subject, fields }) =>
    `${actor} changed the portfolio ${subject}: ${fields}.`,
  "portfolio.deleted": ({ actor, subject }) => `${actor} deleted the portfolio ${subject}.`,
  "reader_group.created": ({ actor, subject }) => `${actor} created the reader group ${subject}.`,
  "reader_group.changed": ({ actor, subject, fields }) =>
    `${actor} changed the reader group ${subject}: ${fields}.`,
  "reader_group.confirmed": ({ actor, subject, said }) =>
    `${actor} confirmed that ${said("person")} is in the reader group ${subject}.`,
  "reader_group.refused": ({ actor, subject, said }) =>
    `${actor} refused ${said("person")} in the reader group ${subject}: ${said("reason")}.`,
  "audit.verified": ({ actor, after: { events, firstBroken } }) =>
    `${actor} verified the audit trail: ${
      typeof firstBroken === "number"
        ? `it is broken at event ${firstBroken}`
        : `${typeof events === "number" ? counted(events, "event is", "events are") : "all events are"} whole`
    }.`,
  "view.saved": ({ actor, subject }) => `${actor} saved the view ${subject}.`,
  "view.changed": ({ actor, subject, fields }) => `${actor} changed the view ${subject}: ${fields}.`,
  "view.deleted": ({ actor, subject }) => `${actor} deleted the view ${subject}.`,
  "person.created": ({ actor, subject }) => `${actor} added the person ${subject}.`,
  "person.changed": ({ actor, subject, fields }) => `${actor} changed the person ${subject}: ${fields}.`,
  "person.merged": (event) => mergedWords("person", event),
  "person.unmerged": ({ actor, subject }) => `${actor} undid a merge of the person ${subject}.`,
  "person.discarded": ({ actor, subject, said }) =>
    `${actor} discarded the person ${subject} with the draft ${said("discardedWith")}.`,
  "person.distinguished": ({ actor, subject, said }) =>
    `${actor} said that the person ${subject} is not ${said("isNot")}.`,
  "contact.read": ({ actor, subject }) => `${actor} read the contact details of ${subject}.`,
  "contact.changed": ({ actor, subject }) => `${actor} changed the contact details of ${subject}.`,
  "organisation.created": ({ actor, subject }) => `${actor} added the organisation ${subject}.`,
  "organisation.changed": ({ actor, subject, fields }) =>
    `${actor} changed the organisation ${subject}: ${fields}.`,
  "organisation.merged": (event) => mergedWords("organisation", event),
  "organisation.unmerged": ({ actor, subject }) => `${actor} undid a merge of the organisation ${subject}.`,
  "organisation.distinguished": ({ actor, subject, said }) =>
    `${actor} said that the organisation ${subject} is not ${said("isNot")}.`,
  "post.created": ({ actor, subject }) => `${actor} added the post ${subject}.`,
  "post.changed": ({ actor, subject, fields }) => `${actor} changed the post ${subject}: ${fields}.`,
  "post.merged": (event) => mergedWords("post", event),
  "post.unmerged": ({ actor, subject }) => `${actor} undid a merge of the post ${subject}.`,
  "post.distinguished": ({ actor, subject, said }) =>
    `${actor} said that the post ${subject} is not ${said("isNot")}.`,
  "engagement.created": ({ actor, subject }) => `${actor} created the engagement ${subject}.`,
  "engagement.changed": ({ actor, subject, fields, said }) =>
    `${actor} changed the engagement ${subject}: ${fields}${said("reason") && `; why: “${said("reason")}”`}.`,
  "engagement.submitted": ({ actor, subject }) => `${actor} submitted the engagement ${subject} for review.`,
  "engagement.taken_over": ({ actor, subject }) =>
    `${actor} took the engagement ${subject} over from those who wrote it.`,
  "engagement.handed_on": ({ actor, subject, said }) =>
    `${actor} handed the engagement ${subject} on to ${said("posts")}, since none of its writers was left.`,
  "engagement.writer_named": ({ actor, subject, said }) =>
    `${actor} named ${said("coAuthor")} a co-author of the engagement ${subject}, of whose writers none was left.`,
  "engagement.withdrawn": ({ actor, subject }) => `${actor} took the engagement ${subject} back from review.`,
  "engagement.approved": ({ actor, subject, said }) =>
    `${actor} approved the engagement ${subject} as ${said("post")}.`,
  "engagement.returned": ({ actor, subject }) => `${actor} returned the engagement ${subject} to its author.`,
  "engagement.change_confirmed": ({ actor, subject, said }) =>
    `${actor} confirmed as ${said("post")} what was changed in the engagement ${subject} after its approval.`,
  "engagement.change_returned": ({ actor, subject, said }) =>
    `${actor} returned as ${said("post")} what was changed in the engagement ${subject} after its approval.`,
  "engagement.published": ({ actor, subject }) => `${actor} published the engagement ${subject}.`,
  "engagement.unpublished": ({ actor, subject, said }) =>
    `${actor} took the engagement ${subject} out of the lists: ${said("reason")}.`,
  "engagement.discarded": ({ actor, subject, said }) =>
    `${actor} discarded the draft engagement ${subject}: ${said("reason")}.`,
  "review.climbed": ({ actor, subject, said }) =>
    `${actor} let the review of ${subject} climb to ${said("post")}: ${said("reason")}.`,
  "review.stalled": ({ actor, subject, said }) =>
    `${actor} found the review of ${subject} overdue with nowhere to climb: ${said("reason")}.`,
  "review.reassigned": ({ actor, subject, said }) =>
    `${actor} gave the review of ${subject} to ${said("posts")}.`,
  "chain.created": ({ actor, subject }) => `${actor} created the chain of review ${subject}.`,
  "chain.changed": ({ actor, subject, fields }) =>
    `${actor} changed the chain of review ${subject}: ${fields}.`,
  "report.requested": ({ actor, subject }) => `${actor} asked for the report of the engagement ${subject}.`,
  "attachment.added": ({ actor, subject }) => `${actor} attached the file ${subject}.`,
  "attachment.opened": ({ actor, subject }) => `${actor} downloaded the file ${subject}.`,
  "attachment.removed": ({ actor, subject, said }) =>
    `${actor} removed the file ${subject}: ${said("reason") || "no reason kept"}.`,
  "comment.added": ({ actor, subject }) => `${actor} commented on ${subject}.`,
  "comment.changed": ({ actor, subject }) => `${actor} changed a comment on ${subject}.`,
  "comment.removed": ({ actor, subject }) => `${actor} removed a comment on ${subject}.`,
  "watch.added": ({ actor, subject }) => `${actor} began to watch ${subject}.`,
  "watch.removed": ({ actor, subject }) => `${actor} no longer watches ${subject}.`,
  "engagement_template.created": ({ actor, subject }) => `${actor} saved the template ${subject}.`,
  "engagement_template.changed": ({ actor, subject, fields }) =>
    `${actor} changed the template ${subject}: ${fields}.`,
  "engagement_template.removed": ({ actor, subject }) => `${actor} removed the template ${subject}.`,
  "meeting_series.created": ({ actor, subject }) => `${actor} began the series ${subject}.`,
  "meeting_series.changed": ({ actor, subject, fields }) =>
    `${actor} changed the series ${subject}: ${fields}.`,
  "meeting_series.ended": ({ actor, subject }) => `${actor} ended the series ${subject}.`,
  "meeting_series.resumed": ({ actor, subject }) => `${actor} took the series ${subject} up again.`,
  "meeting_series.joined": ({ actor, subject, said }) =>
    `${actor} made ${said("engagement") || "an engagement"} a meeting of ${subject}.`,
  "meeting_series.left": ({ actor, subject }) => `${actor} took a meeting out of ${subject}.`,
  "commitment.created": ({ actor, subject }) => `${actor} recorded the commitment ${subject}.`,
  "commitment.changed": ({ actor, subject, fields }) =>
    `${actor} changed the commitment ${subject}: ${fields}.`,
  "commitment.removed": ({ actor, subject }) => `${actor} removed the commitment ${subject}.`,
  "commitment.renegotiated": ({ actor, subject, fields }) =>
    `${actor} recorded that the commitment ${subject} was renegotiated: ${fields}.`,
  "commitment.answered": ({ actor, subject, said }) =>
    `${actor} asked, and the commitment ${subject} ${ANSWERED_AS[said("state")] ?? "is still open"}.`,
  "outcome.recorded": ({ actor, subject }) => `${actor} recorded what came of it: ${subject}.`,
  "outcome.changed": ({ actor, subject, fields }) => `${actor} changed the outcome ${subject}: ${fields}.`,
  "handover.started": ({ actor, subject, said }) =>
    `${actor} started the handover of ${subject}${said("outgoing") && ` by ${said("outgoing")}`}.`,
  "handover.changed": ({ actor, subject, fields }) =>
    `${actor} changed the handover of ${subject}: ${fields}.`,
  "handover.prepared": ({ actor, subject, after, said }) =>
    after.ready === false
      ? `${actor} took back that a section of the handover of ${subject} is ready: ${sectionWords(said("section"))}.`
      : `${actor} marked a section of the handover of ${subject} ready: ${sectionWords(said("section"))}.`,
  "handover.signed": ({ actor, subject, said }) =>
    `${actor} signed for an item of the handover of ${subject}: ${sectionWords(said("section"))}.`,
  "handover.closed": ({ actor, subject, said }) =>
    said("ending") === "CALLED_OFF"
      ? `${actor} called the handover of ${subject} off.`
      : `${actor} closed the handover of ${subject} as taken over.`,
  "objective.created": ({ actor, subject }) => `${actor} created the objective ${subject}.`,
  "objective.changed": ({ actor, subject, fields }) =>
    `${actor} changed the objective ${subject}: ${fields}.`,
  "indicator.read": ({ actor, subject }) => `${actor} wrote down a value for the indicator ${subject}.`,
  "crisis.opened": ({ actor, subject }) => `${actor} opened the crisis ${subject}.`,
  "crisis.changed": ({ actor, subject, fields }) => `${actor} changed the crisis ${subject}: ${fields}.`,
  "crisis.logged": ({ actor, subject }) => `${actor} added an entry to the log of ${subject}.`,
  "sitrep.drafted": ({ actor, subject }) => `${actor} drafted a situation report: ${subject}.`,
  "sitrep.changed": ({ actor, subject, fields }) =>
    `${actor} changed the draft situation report ${subject}: ${fields}.`,
  "sitrep.discarded": ({ actor, subject }) => `${actor} discarded a draft situation report: ${subject}.`,
  "sitrep.published": ({ actor, subject }) => `${actor} published the situation report ${subject}.`,
  "sitrep.acknowledged": ({ actor, subject }) => `${actor} acknowledged the situation report ${subject}.`,
  "exercise_series.created": ({ actor, subject }) => `${actor} added the exercise series ${subject}.`,
  "exercise_series.changed": ({ actor, subject, fields }) =>
    `${actor} changed the exercise series ${subject}: ${fields}.`,
  "exercise_edition.created": ({ actor, subject }) => `${actor} added the exercise ${subject}.`,
  "exercise_edition.changed": ({ actor, subject, fields }) =>
    `${actor} changed the exercise ${subject}: ${fields}.`,
  "owner.reminded": ({ actor, subject, after }) =>
    "unconfirmed" in after
      ? `${actor} told who answers for ${subject} that its final planning conference is behind us and nobody besides the host is confirmed.`
      : `${actor} told the owners in ${subject} what ${"overdue" in after ? "is overdue" : "falls due"}.`,
  "commitment.reminded": ({ actor, subject, after }) =>
    `${actor} told who answers for the promise “${subject}” that it ${"overdue" in after ? "is overdue" : "falls due soon"}.`,
  "outcome.reminded": ({ actor, subject }) =>
    `${actor} told who answers for the outcome “${subject}” that it is to be checked again.`,
  "milestone_template.changed": ({ actor, fields }) =>
    `${actor} changed the template of exercise milestones: ${fields}.`,
  "picklist.added": ({ actor, subject, said }) => `${actor} added ${subject} to ${said("list")}.`,
  "picklist.changed": ({ actor, subject, after, fields }) =>
    typeof after.retired === "boolean"
      ? `${actor} ${after.retired ? "retired" : "brought back"} the list item ${subject}.`
      : `${actor} changed the list item ${subject}: ${fields}.`,
  "setting.changed": ({ actor, subject, fields }) => `${actor} changed the setting ${subject}: ${fields}.`,
  "gift_limit.added": ({ actor, subject, said }) =>
    `${actor} set the ${subject} at ${said("amount")} ${said("currency")}.`,
  "gift_limit.changed": ({ actor, subject, fields }) => `${actor} changed the ${subject}: ${fields}.`,
  "gift_limit.removed": ({ actor, subject }) => `${actor} removed the ${subject}.`,
  "export.made": ({ actor, subject, after, said }) => {
    const [records, count] = Object.entries(after).find(([, value]) => typeof value === "number") ?? [
      "records",
      0,
    ];
    const part = said("rowsOf") && `${said("rowsOf")} of `;
    const calendar = said("calendar") && " as a calendar";
    const whole = said("calendar") === "whole" ? " with the text of what is marked" : "";
    const [one, many] = EXPORTED[records] ?? [records.replace(/s$/, ""), records];
    const counts = counted(Number(count), one, many);
    return `${actor} exported ${part}${counts}${calendar}${whole}: ${subject}.`;
  },
  "backup.made": ({ actor, subject }) => `${actor} made the backup ${subject}.`,
  "backup.restored": ({ actor, subject }) => `${actor} restored the record from the backup ${subject}.`,
  "import.finished": ({ actor, subject }) => `${actor} finished the import of ${subject}.`,
  "demonstration.loaded": ({ actor }) => `${actor} loaded the demonstration records.`,
};

/** Lists whose records are not called as the list, with one and many of them. */
const EXPORTED: Readonly<Record<string, readonly [string, string]>> = {
  people: ["person", "people"],
  countries: ["country", "countries"],
  crises: ["crisis", "crises"],
  "meeting-series": ["series of meetings", "series of meetings"],
  "exercise-series": ["exercise series", "exercise series"],
};

/** "COUNTERPARTS" reads "counterparts". */
function sectionWords(section: string): string {
  return section.toLowerCase() || "one of five";
}

/** What a promise became by the answer; what is still open changes no state. */
const ANSWERED_AS: Readonly<Record<string, string>> = {
  DONE: "is done",
  OVERTAKEN: "was overtaken by events",
  BROKEN: "will not be kept",
};

/** Names of fields that their own spelling would not give. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  allCountries: "all countries",
  startsOn: "first day",
  endsOn: "last day",
  dueOn: "due date",
  closedOn: "closing date",
  bluf: "BLUF",
  relTo: "REL TO",
  isBackup: "backup",
  isActing: "acting",
  isActive: "in use",
  STARTEX: "STARTEX",
  ENDEX: "ENDEX",
};

/** Values of the database's enumerations that are words; markings and codes of up to three letters stay as they are. */
const STATE_WORDS: ReadonlySet<string> = new Set(
  Object.values(enums)
    .flatMap((values): string[] => Object.values(values))
    .filter((value) => value.length > 3 && !(value in enums.Marking)),
);

function readEvent(event: DescribedEvent, nameOf: FieldNames): Reading {
  const after = recordOf(event.after);
  // Why something was changed has nothing that it was before, other than a field of this name.
  const { reason: _, ...others } = after;
  const changed = "reason" in recordOf(event.before) ? after : others;
  const fields = describeChanges({ ...event, after: changed }, {}, nameOf).map((change) => change.field);
  return {
    actor: event.actorName,
    subject: event.subjectName ?? "a record without a name",
    fields: fields.join(", ") || "nothing that is kept",
    after,
    said: (field) => (typeof after[field] === "string" ? after[field] : ""),
  };
}

/** Of a merge, told of the one that went and of the one that stays. */
function mergedWords(what: string, { actor, subject, said }: Reading): string {
  return said("mergedInto")
    ? `${actor} merged the ${what} ${subject} into ${said("mergedInto")}.`
    : `${actor} merged ${said("merged")} into the ${what} ${subject}.`;
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** The name of a field as a label: "rankText" reads "Rank text". */
export function fieldLabelOf(field: string): string {
  return sentenceCase(wordsOfField(field));
}

/** A label as it stands in running text: "Closing reason" reads "closing reason", "REL TO" stays. */
export function inRunningText(label: string): string {
  return label.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
}

function wordsOfField(field: string): string {
  const known = Object.hasOwn(FIELD_WORDS, field) ? FIELD_WORDS[field] : null;
  if (known) return known;
  return field
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/ (On|At|Id)$/, "")
    .toLowerCase();
}

function isNothing(value: unknown): boolean {
  return (
    value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)
  );
}

function wordsOf(value: unknown, field: string, words: FieldWords): string {
  if (isNothing(value)) return "nothing";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return knownWord(field, words)?.(value) ?? wordsOfText(value);
  if (Array.isArray(value)) {
    const isOfRows = value.some((item) => typeof item === "object" && item !== null);
    return value.map((item) => wordsOf(item, field, words)).join(isOfRows ? "; " : ", ");
  }
  if (typeof value === "object") return wordsOfRecord(recordOf(value), field, words);
  return String(value);
}

function knownWord(field: string, words: FieldWords): FieldWords[string] | null {
  return Object.hasOwn(words, field) ? (words[field] ?? null) : null;
}

function wordsOfText(text: string): string {
  if (parseCalendarDate(text)) return formatDate(text);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return formatInstant(new Date(text), "UTC");
  return stateWords(text) ?? text;
}

/** A value of one of the database's enumerations as a word; null for any other text. */
export function stateWords(text: string): string | null {
  return STATE_WORDS.has(text) ? sentenceCase(text.toLowerCase().replaceAll("_", " ")) : null;
}

/** A part with a word of its own needs no name before it. */
function wordsOfRecord(record: Record<string, unknown>, field: string, words: FieldWords): string {
  const parts = Object.entries(record).filter(([, value]) => value !== null && value !== "");
  return parts
    .map(([name, value]) => {
      const part = `${field}.${name}`;
      if (typeof value === "boolean")
        return knownWord(part, words)?.(String(value)) ?? (value ? wordsOfField(name) : "");
      const said = wordsOf(value, part, words);
      return knownWord(part, words) ? said : `${wordsOfField(name)} ${said}`;
    })
    .filter(Boolean)
    .join(" · ");
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
