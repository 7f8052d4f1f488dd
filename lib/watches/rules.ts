/** What can be watched; each is named as its table. */
export const WATCHABLE = [
  "engagement",
  "commitment",
  "country",
  "person",
  "post",
  "organisation",
  "crisis",
  "exercise_series",
  "exercise_edition",
  "objective",
] as const;
export type Watchable = (typeof WATCHABLE)[number];

/** A record by its id, a country by its alpha-3 code. */
export type WatchKey = { type: Watchable; key: string };

/** Words for a kind, in the singular. */
export const WATCHABLE_LABELS: Readonly<Record<Watchable, string>> = {
  engagement: "Engagement",
  commitment: "Commitment",
  country: "Country",
  person: "Person",
  post: "Post",
  organisation: "Organisation",
  crisis: "Crisis",
  exercise_series: "Exercise series",
  exercise_edition: "Exercise edition",
  objective: "Objective",
};
