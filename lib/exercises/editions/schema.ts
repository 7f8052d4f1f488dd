import { z } from "zod";
import {
  choice,
  countryField,
  dayField,
  flag,
  idField,
  listOf,
  newIdField,
  optionalChoice,
  optionalDay,
  optionalId,
  rowsOf,
  versionField,
} from "@/lib/fields";
import {
  ExerciseRole,
  FigureKind,
  FigureSide,
  InvitationState,
  LessonKind,
  LessonState,
  MilestoneKind,
  MilestoneState,
} from "@/lib/generated/prisma/enums";
import { tagsField } from "@/lib/tags/schema";
import { optionalText, requiredText } from "@/lib/text";
import { MOST_OF_A_KIND } from "../labels";
import { TYPE_CODES } from "../templates/schema";

export const EDITION_TEXT_LIMITS = {
  name: 120,
  place: 200,
  summary: 2000,
  cancelReason: 500,
  note: 500,
  qualifier: 80,
  source: 200,
  text: 1000,
  action: 1000,
  outcome: 1000,
  noLessonsReason: 500,
} as const;

const values = <Value extends string>(all: Readonly<Record<string, Value>>) =>
  Object.values(all) as [Value, ...Value[]];

export const ROLES = values(ExerciseRole);
export const INVITATION_STATES = values(InvitationState);
export const FIGURE_KINDS = values(FigureKind);
export const FIGURE_SIDES = values(FigureSide);
export const MILESTONE_KINDS = values(MilestoneKind);
export const MILESTONE_STATES = values(MilestoneState);
export const LESSON_KINDS = values(LessonKind);
export const LESSON_STATES = values(LessonState);

/** What is planned of an edition. Days are calendar days, both included: STARTEX and ENDEX. */
const plan = z.object({
  name: optionalText(EDITION_TEXT_LIMITS.name),
  typeCode: optionalChoice(TYPE_CODES, "Choose a type of the list."),
  year: z.coerce
    .number({ error: "Give the year." })
    .int("Give the year as a whole number.")
    .min(1950, "The year must lie between 1950 and 2100.")
    .max(2100, "The year must lie between 1950 and 2100."),
  startsOn: optionalDay(),
  endsOn: optionalDay(),
  place: optionalText(EDITION_TEXT_LIMITS.place),
  summary: optionalText(EDITION_TEXT_LIMITS.summary),
  tags: tagsField,
  /** The planning template that its milestones come from when it gets its days; null is the one for its type. */
  templateId: optionalId("Choose a template of the list."),
  /** What of that template it does without. */
  leaves: listOf(choice(MILESTONE_KINDS, "Choose the milestone."), 20),
});

type Days = { year: number; startsOn: string | null; endsOn: string | null };

function checkDays({ year, startsOn, endsOn }: Days, context: z.RefinementCtx): void {
  const say = (field: string, message: string) =>
    context.addIssue({ code: "custom", path: [field], message });
  if (startsOn === null && endsOn !== null) say("startsOn", "Give the first day too; an estimate will do.");
  if (startsOn === null) return;
  if (endsOn === null) say("endsOn", "Give the last day too; an estimate will do.");
  else if (endsOn < startsOn) say("endsOn", "The last day is before the first.");
  if (Math.abs(Number(startsOn.slice(0, 4)) - year) > 1)
    say("startsOn", `This day is not in or beside ${year}.`);
}

export const createEditionSchema = plan
  .extend({
    id: newIdField,
    seriesId: idField("Choose a series."),
    hosts: listOf(countryField("Choose the host."), 20).refine(
      (codes) => codes.length > 0,
      "Choose at least one host.",
    ),
  })
  .superRefine(checkDays);

const target = z.object({ id: idField("This is not an edition."), version: versionField });

export const saveEditionSchema = plan
  .extend({
    ...target.shape,
    cancelReason: optionalText(EDITION_TEXT_LIMITS.cancelReason),
    /** Whether milestones that have not happened move with the days. */
    moves: flag(),
  })
  .superRefine(checkDays);

export const saveParticipantsSchema = target
  .extend({
    participants: rowsOf(
      z.object({
        code: countryField("Choose a country."),
        role: choice(ROLES, "Choose the role."),
        state: choice(INVITATION_STATES, "Choose the answer."),
      }),
      ["code"],
      120,
    ),
  })
  .superRefine(({ participants }, context) => {
    participants.forEach(({ code }, index) => {
      if (participants.findIndex((other) => other.code === code) < index)
        context.addIssue({
          code: "custom",
          path: ["participants", index, "code"],
          message: "This country is listed already.",
        });
    });
  });

const wholeNumber = z
  .string({ error: "Give the number." })
  .transform((text) => text.trim().replace(/[\s,]/g, ""))
  .refine((text) => text !== "", { error: "Give the number.", abort: true })
  .refine((text) => /^\d{1,7}$/.test(text), "Give a whole number, such as 1200.")
  .transform(Number);

/** What is added to an edition comes under an id of its own, so that it is added once. */
const addition = z.object({ id: newIdField, editionId: idField("This is not an edition.") });

/** Whom a figure counts: a side, or a participant by its alpha-3 code. */
const whoseField = z.union(
  [
    z.enum(FIGURE_SIDES).transform((side) => ({ side, countryCode: null })),
    countryField("").transform((countryCode) => ({ side: "TOTAL" as const, countryCode })),
  ],
  { error: "Choose whose." },
);

const figure = addition.extend({
  kind: choice(FIGURE_KINDS, "Choose what is counted."),
  whose: whoseField,
  value: wholeNumber,
  qualifier: optionalText(EDITION_TEXT_LIMITS.qualifier),
  source: requiredText(EDITION_TEXT_LIMITS.source, "Say where the number comes from."),
  asOf: dayField("Give the day it is as of."),
  isAsReported: flag(),
});

export const addFigureSchema = figure.superRefine(({ kind, whose }, context) => {
  if (whose.countryCode !== null && (kind === "NATIONS" || kind === "OBSERVERS"))
    context.addIssue({ code: "custom", path: ["whose"], message: "Nations are counted of the whole." });
});

export const removeFigureSchema = target.extend({ figureId: idField("This is not a figure.") });

/** Who owns a milestone or lesson: `user:<id>`, `post:<id>` or nobody yet. */
const ownerField = z
  .string()
  .nullish()
  .transform((text, context) => {
    if (!text) return { ownerUserId: null, ownerPostId: null };
    const [, kind, id] = /^(user|post):([0-9a-f-]{36})$/i.exec(text) ?? [];
    if (!id) {
      context.addIssue({ code: "custom", message: "Choose an owner of the list." });
      return z.NEVER;
    }
    return kind === "user"
      ? { ownerUserId: id.toLowerCase(), ownerPostId: null }
      : { ownerUserId: null, ownerPostId: id.toLowerCase() };
  });

const milestone = z.object({
  kind: choice(MILESTONE_KINDS, "Choose the milestone."),
  state: choice(MILESTONE_STATES, "Choose the state."),
  plannedOn: optionalDay(),
  heldOn: optionalDay(),
  heldUntil: optionalDay(),
  owner: ownerField,
  note: optionalText(EDITION_TEXT_LIMITS.note),
});

function checkHeld({ state, heldOn, heldUntil }: z.output<typeof milestone>, context: z.RefinementCtx): void {
  const say = (field: string, message: string) =>
    context.addIssue({ code: "custom", path: [field], message });
  if (state === "DONE" && heldOn === null) say("heldOn", "Give the day it was held.");
  if (state !== "DONE" && heldOn !== null) say("state", "It has a day on which it was held: set it to done.");
  if (heldUntil !== null && (heldOn === null || heldUntil < heldOn))
    say("heldUntil", "The last day is not before the first.");
}

export const addMilestoneSchema = addition.extend(milestone.shape).superRefine(checkHeld);

export const saveMilestoneSchema = target
  .extend(milestone.shape)
  .extend({
    number: z.coerce
      .number({ error: "There is no such milestone." })
      .int()
      .min(1)
      .max(MOST_OF_A_KIND)
      .default(1),
  })
  .superRefine(checkHeld);

const lesson = z.object({
  kind: choice(LESSON_KINDS, "Say whether it is an observation or a lesson."),
  text: requiredText(EDITION_TEXT_LIMITS.text, "Say what was seen or learned."),
  action: optionalText(EDITION_TEXT_LIMITS.action),
  owner: ownerField,
  dueOn: optionalDay(),
});

export const addLessonSchema = addition.extend(lesson.shape);

export const saveLessonSchema = lesson
  .extend({
    ...target.shape,
    number: z.coerce.number({ error: "There is no such lesson." }).int().min(1).max(10_000),
    state: choice(LESSON_STATES, "Choose the state."),
    outcome: optionalText(EDITION_TEXT_LIMITS.outcome),
  })
  .superRefine(({ state, outcome }, context) => {
    if ((state === "DONE" || state === "DROPPED") && outcome === null)
      context.addIssue({ code: "custom", path: ["outcome"], message: "Say what came of it." });
  });

export const reopenReviewSchema = target;

export const closeReviewSchema = target.extend({
  noLessonsReason: optionalText(EDITION_TEXT_LIMITS.noLessonsReason),
});

export type CreateEditionInput = z.output<typeof createEditionSchema>;
export type SaveEditionInput = z.output<typeof saveEditionSchema>;
export type SaveParticipantsInput = z.output<typeof saveParticipantsSchema>;
export type AddFigureInput = z.output<typeof addFigureSchema>;
export type RemoveFigureInput = z.output<typeof removeFigureSchema>;
export type MilestoneInput = z.output<typeof milestone>;
export type AddMilestoneInput = z.output<typeof addMilestoneSchema>;
export type SaveMilestoneInput = z.output<typeof saveMilestoneSchema>;
export type AddLessonInput = z.output<typeof addLessonSchema>;
export type SaveLessonInput = z.output<typeof saveLessonSchema>;
export type CloseReviewInput = z.output<typeof closeReviewSchema>;
export type ReopenReviewInput = z.output<typeof reopenReviewSchema>;
export type Owner = SaveMilestoneInput["owner"];
