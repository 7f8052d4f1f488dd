import { SIDE_LABELS } from "../labels";
import {
  choice,
  choices,
  count,
  country,
  day,
  fieldSet,
  flag,
  list,
  longText,
  picklist,
  text,
} from "./declare";

/** E. Exercise: what was exercised, by how many, and what was learnt. Sources disagree, so figures stand side by side. */
export const exercise = fieldSet({
  code: "E",
  table: "engagement_exercise",
  fields: {
    iteration: text("Iteration", 60, { hint: "As the exercise counts itself, such as 25-2." }),
    kinds: choices("Kinds of exercise", {
      SEMINAR: "Seminar",
      TABLE_TOP: "Table-top",
      COMMAND_POST: "Command post",
      FIELD: "Field training",
      MARITIME: "At sea",
      AIR: "In the air",
      AMPHIBIOUS: "Amphibious",
      CYBER: "Cyber",
    }),
    scenarioId: picklist("Class of scenario", "SCENARIO_CLASS"),
    audience: text("Training audience", 300),
    phases: longText("Phases", 2_000),
    opposingForce: text("Opposing force", 500),
    observers: text("Observers", 500, { hint: "Nations or bodies that watched." }),
    liveFire: flag("Live fire"),
    notification: choice("Prior notification to other states", {
      NOT_NEEDED: "Not needed",
      DUE: "Due",
      GIVEN: "Given",
    }),
    notifiedOn: day("Notified on"),
    notificationReference: text("Notification", 200),
    review: choice(
      "After-action review",
      { PLANNED: "Planned", HELD: "Held", WRITTEN: "Report written" },
      { hint: "It closes at an edition of the exercise, where each lesson has an owner." },
    ),
    lessons: longText("Lessons", 4_000),
  },
  lists: {
    figures: list({
      table: "engagement_strength",
      title: "Figures",
      noun: "a figure",
      max: 60,
      fields: {
        kind: choice(
          "Of what",
          {
            TROOPS: "Troops",
            SHIPS: "Ships",
            AIRCRAFT: "Aircraft",
            VEHICLES: "Vehicles",
            NATIONS: "Nations",
            OBSERVERS: "Observers",
          },
          { initial: "TROOPS", required: "Say what is counted." },
        ),
        own: count("Own", { max: 10_000_000 }),
        partner: count("Partner", { max: 10_000_000 }),
        total: count("Total", { max: 10_000_000 }),
        qualifier: text("Wording", 60, { hint: "Such as “more than” or “about”." }),
        source: text("Source", 300, { required: "Name the source of the figure." }),
        asOf: day("As of"),
        asReported: flag("As reported", {
          hint: "The source's own sum, even where its parts do not add up.",
        }),
      },
    }),
    units: list({
      table: "engagement_unit",
      title: "Units",
      noun: "a unit",
      max: 100,
      fields: {
        name: text("Unit", 160, { required: "Name the unit." }),
        side: choice("Side", SIDE_LABELS, { initial: "PARTNER", required: "Say on which side it was." }),
        countryCode: country("Country"),
        strength: count("Strength", { max: 1_000_000 }),
      },
    }),
    objectives: list({
      table: "engagement_training_objective",
      title: "Training objectives",
      noun: "a training objective",
      max: 40,
      fields: {
        objective: text("Training objective", 500, { required: "Say what was to be trained." }),
        result: choice("Result", { MET: "Met", PARTLY_MET: "Partly met", NOT_MET: "Not met" }),
        note: text("What showed it", 500),
      },
    }),
  },
});
