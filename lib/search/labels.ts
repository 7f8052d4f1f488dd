import type { Kind } from "./filters";
import type { Facet } from "./prepare";

export const KIND_LABELS: Readonly<Record<Kind, string>> = {
  countries: "Countries",
  engagements: "Engagements",
  people: "People",
  posts: "Posts",
  organisations: "Organisations",
  commitments: "Commitments",
  outcomes: "Outcomes",
  comments: "Comments",
  objectives: "Objectives",
  indicators: "Indicators",
  series: "Series of meetings",
  files: "Files",
  exercises: "Exercises",
  editions: "Exercise editions",
  milestones: "Milestones of exercises",
  lessons: "Lessons of exercises",
  crises: "Crises",
  sitreps: "Situation reports",
  entries: "Log entries",
};

export const FACET_LABELS: Readonly<Record<Facet["name"], string>> = {
  country: "Country",
  year: "Year",
  type: "Type",
  status: "Status",
  objective: "Objective",
  tag: "Tag",
  service: "Service",
  side: "By",
  state: "State",
  kind: "Kind",
};
