import "server-only";
import type { ExportList } from "./lists";
import type { ExportPlan, Planner } from "./plan";
import { planCommitments } from "./plans/commitments";
import { planCountries } from "./plans/countries";
import { planCrises } from "./plans/crises";
import { onlyOf, planEngagements } from "./plans/engagements";
import { planExerciseSeries } from "./plans/exercise-series";
import { planExercises } from "./plans/exercises";
import { planLessons } from "./plans/lessons";
import { planMeetingSeries } from "./plans/meeting-series";
import { planMilestones } from "./plans/milestones";
import { planObjectives } from "./plans/objectives";
import { planOrganisations } from "./plans/organisations";
import { planOutcomes } from "./plans/outcomes";
import { planPeople } from "./plans/people";
import { planPosts } from "./plans/posts";

/** A list is planned in one small file of its own, and named in `EXPORT_LISTS`; `markedTable` and `plainTable` do the rest. */
const PLANNERS: Readonly<Record<ExportList, Planner>> = {
  engagements: planEngagements,
  "meeting-series": planMeetingSeries,
  people: planPeople,
  posts: planPosts,
  organisations: planOrganisations,
  commitments: planCommitments,
  crises: planCrises,
  exercises: planExercises,
  "exercise-series": planExerciseSeries,
  milestones: planMilestones,
  lessons: planLessons,
  objectives: planObjectives,
  outcomes: planOutcomes,
  countries: planCountries,
};

/**
 * What the file of a list under the filters of the address holds: exactly what the list shows the viewer, of which `only` is one
 * engagement. Null when it has no such rows.
 */
export async function planExport(
  list: ExportList,
  ...[db, viewer, query, rows]: Parameters<Planner>
): Promise<ExportPlan | null> {
  if (list !== "engagements" && onlyOf(query) !== null) return null;
  return PLANNERS[list](db, viewer, query, rows);
}
