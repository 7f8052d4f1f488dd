import type { Kind } from "./filters";
import type { Facet } from "./prepare";

export const KIND_LABELS: Readonly<Record<Kind, string>> = {
  countries: "Countries",
  engagements: "Engagements",
  people: "People",
  organisations: "Organisations",
  commitments: "Commitments",
  exercises: "Exercises",
  editions: "Exercise editions",
  crises: "Crises",
  sitreps: "Situation reports",
};

export const FACET_LABELS: Readonly<Record<Facet["name"], string>> = {
  country: "Country",
  year: "Year",
  type: "Type",
  status: "Status",
  objective: "Objective",
};
