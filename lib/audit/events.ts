import { z } from "zod";

/** Every kind of act on record, with when it is written. Past tense, subject first. */
export const AUDIT_TYPES = [
  "session.started", // someone signed in
  "session.refused", // a sign-in failed; the subject is the email that was tried
  "session.ended", // someone signed out, or some of one account were ended together, with the reason
  "access.refused", // someone asked for what their role does not allow
  "limit.reached", // somebody, or a network, did one thing too often in a minute; the first refusal only
  "user.created",
  "user.changed", // name, roles, ceiling, scope, disabled or enabled
  "proposal.made", // wider access for an account, which has no effect until a second admin confirms it
  "proposal.confirmed", // by the second admin; the account has it from then on
  "proposal.refused", // by another admin; or by a restore, which says so
  "proposal.withdrawn", // by who made it
  "account.locked", // after too many failures to sign in
  "account.unlocked", // by an admin, before its time
  "account.linked", // to who it is to the provider, at the first sign-in there
  "account.unlinked", // by an admin
  "account.password_allowed", // by an admin, or on the server: a linked account signs in by its password as well
  "account.password_refused", // by its provider alone
  "password.changed",
  "preference.changed", // how the product meets somebody, by themselves
  "portfolio.created",
  "portfolio.changed", // countries, posts, people or dates
  "portfolio.deleted",
  "reader_group.created",
  "reader_group.changed", // its name, or who is in it from when to when
  "reader_group.confirmed", // by a second admin, of somebody who was put in it; they are in it from then on
  "reader_group.refused", // somebody who waited to be confirmed is not in it, with the reason
  "audit.verified", // the chain was recomputed; how many events, and the first that is broken
  "person.created",
  "person.changed",
  "person.merged", // two on record were one; once for who stays and once for who goes
  "person.unmerged",
  "person.discarded", // the draft that alone had put them on record was discarded
  "person.distinguished", // two who look alike are not the same
  "contact.read", // how to reach a person was looked at
  "contact.changed",
  "organisation.created",
  "organisation.changed",
  "organisation.merged", // as of people
  "organisation.unmerged",
  "organisation.distinguished",
  "post.created",
  "post.changed", // also who of the product's users holds it
  "post.merged", // as of people
  "post.unmerged",
  "post.distinguished",
  "engagement.created",
  "engagement.changed",
  "engagement.submitted", // its author sent it to those who review it
  "engagement.taken_over", // by who sends in what others wrote
  "engagement.handed_on", // what came back to who left, to the post in which it was written
  "engagement.writer_named", // by an admin, where none of its writers was left
  "engagement.withdrawn", // its author took it back
  "engagement.approved", // one step of its review
  "engagement.returned",
  "engagement.change_confirmed", // of what was approved and changed since, by one of those who approved it
  "engagement.change_returned", // the same, with a comment; it stays published
  "engagement.published",
  "engagement.unpublished",
  "engagement.discarded", // a draft logged by mistake, with the reason; nobody finds it any more
  "review.climbed", // a step waited too long, or nobody could decide it
  "review.stalled", // a step waited too long and had nowhere to climb
  "review.reassigned",
  "chain.created",
  "chain.changed", // steps, posts, what it holds for, retired or taken up again
  "report.requested", // the author of a plan, or who stands in for them, was asked what came of it
  "attachment.added",
  "attachment.opened", // a file marked CUI was downloaded
  "attachment.removed", // with the reason; its bytes are kept
  "comment.added",
  "comment.changed",
  "comment.removed", // what it said stands here alone from then on
  "watch.added",
  "watch.removed",
  "engagement_template.created",
  "engagement_template.changed", // its name, or with whom it is shared
  "engagement_template.removed",
  "meeting_series.created",
  "meeting_series.changed",
  "meeting_series.ended",
  "meeting_series.resumed",
  "meeting_series.joined", // an engagement became a meeting of it
  "meeting_series.left",
  "commitment.created",
  "commitment.changed",
  "commitment.removed",
  "commitment.renegotiated", // another day or other words were agreed
  "commitment.answered", // somebody asked: it is still open, done, overtaken or will not be kept
  "commitment.reminded", // whoever answers for it, of its day that is near or past
  "outcome.recorded", // something that came of an engagement
  "outcome.changed", // a step of its ladder reached, looked at again or taken back
  "outcome.reminded", // whoever answers for it, that the day to look again has come
  "handover.started", // of a post, by hand or because its holder's last day is near
  "handover.changed", // when somebody departs, counterparts, sensitivities; never their words
  "handover.prepared", // a section was marked ready, or that was taken back
  "handover.signed", // one item, by whoever takes the post over
  "handover.closed", // taken over or called off
  "objective.created",
  "objective.changed", // text, owner, dates, its indicators, retired or taken up again
  "indicator.read", // a value of an indicator was written down
  "crisis.opened",
  "crisis.changed", // alert level, title, countries
  "crisis.logged", // an entry was added to the watch log
  "sitrep.drafted",
  "sitrep.changed",
  "sitrep.discarded", // a draft was removed; what is published never is
  "sitrep.published",
  "sitrep.acknowledged",
  "view.saved", // a list under filters was kept under a name
  "view.changed",
  "view.deleted",
  "exercise_series.created",
  "exercise_series.changed",
  "exercise_edition.created",
  "exercise_edition.changed", // plan, participants, numbers, milestones, lessons, review
  "owner.reminded", // a milestone or lesson of theirs falls due or is overdue, or nobody is confirmed at the end of planning
  "milestone_template.changed",
  "picklist.added",
  "picklist.changed", // words, place, retired or brought back
  "setting.changed", // until limits for gifts had days, the one limit
  "gift_limit.added",
  "gift_limit.changed",
  "gift_limit.removed",
  "export.made", // a file of records left the product
  "import.finished",
  "backup.made", // a copy of everything left the database
  "backup.restored", // the database was filled from one, which ended every session
  "demonstration.loaded",
] as const;

export type AuditType = (typeof AUDIT_TYPES)[number];

const SUBJECT_TYPES = [
  "session",
  "page",
  "limit",
  "audit",
  "user",
  "portfolio",
  "reader_group",
  "person",
  "organisation",
  "post",
  "engagement",
  "review_chain",
  "attachment",
  "comment",
  "watch",
  "engagement_template",
  "meeting_series",
  "commitment",
  "outcome",
  "handover",
  "objective",
  "crisis",
  "sitrep",
  "saved_view",
  "exercise_series",
  "exercise_edition",
  "planning_template",
  "picklist_item",
  "setting",
  "gift_limit",
  "export",
  "import",
  "backup",
  "demonstration",
] as const;

export const auditEventSchema = z.object({
  type: z.enum(AUDIT_TYPES),
  outcome: z.enum(["success", "refused"]).default("success"),
  subject: z.object({
    type: z.enum(SUBJECT_TYPES),
    id: z.string().nullable(),
    /** What people call it: a reference, a name, an email. */
    name: z.string().nullable(),
  }),
  /** Only the fields that changed, as they were and as they are. Never a secret. */
  before: z.record(z.string(), z.unknown()).nullable().default(null),
  after: z.record(z.string(), z.unknown()).nullable().default(null),
});

export type AuditEventInput = z.input<typeof auditEventSchema>;
