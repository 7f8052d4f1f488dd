import { counted } from "@/lib/counts";
import type { MovingCount } from "./rules";

/** What a row is called that names somebody or something by this column, one of them and several. */
const ROWS: Readonly<Record<string, readonly [one: string, several: string]>> = {
  "attendance.person_id": ["place at an engagement", "places at engagements"],
  "commitment.owner_person_id": ["promise that this person owns", "promises that this person owns"],
  "commitment.to_person_id": ["promise given to this person", "promises given to this person"],
  "handover_counterpart.person_id": ["place in a handover", "places in handovers"],
  "person.merged_into_id": ["entry merged into it before", "entries merged into it before"],
  "person_contact.person_id": ["contact detail", "contact details"],
  "person_distinction.one_id": ["person told apart from it", "people told apart from it"],
  "person_distinction.other_id": ["person told apart from it", "people told apart from it"],
  "person_rank.person_id": ["earlier rank", "earlier ranks"],
  "post_holding.person_id": ["post held", "posts held"],
  "watch.subject_key": ["watch on it", "watches on it"],

  "organisation.parent_id": ["organisation right below it", "organisations right below it"],
  "organisation.merged_into_id": ["entry merged into it before", "entries merged into it before"],
  "organisation_distinction.one_id": ["organisation told apart from it", "organisations told apart from it"],
  "organisation_distinction.other_id": [
    "organisation told apart from it",
    "organisations told apart from it",
  ],
  "organisation_name.organisation_id": ["former name", "former names"],
  "post.organisation_id": ["post in it", "posts in it"],
  "review_chain.organisation_id": ["chain of approval for it", "chains of approval for it"],
  "engagement_access.reader_id": ["record that names it as a reader", "records that name it as a reader"],

  "commitment.owner_post_id": ["promise that it owns", "promises that it owns"],
  "commitment.to_post_id": ["promise given to it", "promises given to it"],
  "exercise_lesson.owner_post_id": ["lesson of an exercise", "lessons of exercises"],
  "exercise_milestone.owner_post_id": ["milestone of an exercise", "milestones of exercises"],
  "handover.post_id": ["handover of it", "handovers of it"],
  "notice.post_id": ["notice in its inbox", "notices in its inbox"],
  "objective.owner_post_id": ["objective it answers for", "objectives it answers for"],
  "portfolio_post.post_id": ["portfolio it covers", "portfolios it covers"],
  "post.merged_into_id": ["entry merged into it before", "entries merged into it before"],
  "post_distinction.one_id": ["post told apart from it", "posts told apart from it"],
  "post_distinction.other_id": ["post told apart from it", "posts told apart from it"],
  "post_holding.post_id": ["time in which somebody held it", "times in which somebody held it"],
  "review_chain_step.climbs_to_post_id": ["step that climbs to it", "steps that climb to it"],
  "review_chain_step.post_ids": ["step of a chain that it approves", "steps of chains that it approves"],
  "review_step.climbs_to_post_id": ["review that climbs to it", "reviews that climb to it"],
  "review_step.decided_in_post_id": ["decision made in it", "decisions made in it"],
  "review_step.post_ids": ["step of a review that it was given", "steps of reviews that it was given"],
  "watch.post_id": ["watch of its holders", "watches of its holders"],
};

/** "3 posts in it". What no words are kept for is called what its table is. */
export function wordsOfMoving(counts: readonly MovingCount[]): string[] {
  return counts.map(({ table, column, count }) => {
    const [one, several] = ROWS[`${table}.${column}`] ?? [`row of ${table}`, `rows of ${table}`];
    return counted(count, one, several);
  });
}

/** One answer to all of these: who may not read a record learns from none that there is one which names the post. */
const OPENS =
  "Users hold one of the two, and the other is named where they are not, by records, portfolios, approvals or handovers, or covers other countries: merged, they or who leads them would read, cover or approve more. Change first who holds the posts, or have it named there no more.";

/** Why the database refuses a merge, so that whoever asks knows what to do first. A merge itself never opens a record to anybody,
 * nor lets anybody approve or cover what they did not before: that takes two admins, or an act of its own. */
const REFUSALS: Readonly<Record<string, string>> = {
  tree: "One of the two is part of the other. Take it out of there first.",
  holders:
    "Users of the product hold a post there or below, or readers, portfolios or approvals are of one of the two. What users read follows that: an admin who holds none of these posts merges the two, and takes them apart.",
  place:
    "Users hold one of these posts, and the two are not in the same organisation, or one is no longer in use. An admin says first where both belong.",
  readers: OPENS,
  portfolios: OPENS,
  approvals: OPENS,
  handovers: OPENS,
  unreviewed:
    "A chain of approval holds for what the other is part of, and users hold posts of the other: merged, nobody would review what they write. An admin makes a chain for the one that is kept first, or keeps the other.",
  chains:
    "A chain of approval holds for one of the two, or for what is above it, and users hold posts of the other: merged, it would review what they write. An admin changes the chain first.",
};

/** The same in words; never fails. */
export function refusalWords(code: string): string {
  return REFUSALS[code] ?? "These two cannot be merged.";
}

const UNDO_REFUSALS: Readonly<Record<string, (name: string) => string>> = {
  ring: (name) =>
    `What ${name} was part of before the merge is now itself part of ${name}. Take it out of there first.`,
  later: (name) => `A later merge into ${name} joined days in the same post; undo that merge first.`,
  tree: (name) =>
    `What the other was part of is now itself part of ${name}, so that taken apart each would be part of the other. Change what is part of what first.`,
};

/** Why a merge into the record of this name is not undone. */
export function undoRefusalWords(code: string, name: string): string {
  return UNDO_REFUSALS[code]?.(name) ?? REFUSALS[code] ?? "This merge cannot be undone.";
}
