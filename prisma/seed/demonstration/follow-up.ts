import { addDays, type CalendarDate, daysBetween } from "@/lib/dates";
import type { PreparedCommitment } from "@/lib/engagements/prepared";
import { partiesOf } from "@/lib/engagements/promises/parties";
import { isOpen } from "@/lib/engagements/promises/rules";
import type { AnswerKind, LadderStep, Side } from "@/lib/generated/prisma/enums";
import { LADDER } from "@/lib/outcomes/rules";
import { derivedId } from "../derived-id";
import { type Dice, diceOf } from "./random";
import type { DemoEngagement, Story } from "./story";

/** Days are calendar dates; who wrote something down is the author of the engagement. */
interface DemoRenegotiation {
  id: string;
  commitmentId: string;
  agreedOn: CalendarDate;
  oldDueOn: CalendarDate;
  newDueOn: CalendarDate;
  text: string;
  reason: string;
  askedBySide: Side;
  recordedById: string;
}

interface DemoAnswer {
  id: string;
  commitmentId: string;
  answer: AnswerKind;
  askedOn: CalendarDate;
  engagementId: string | null;
  note: string;
  recordedById: string;
}

interface DemoOutcome {
  id: string;
  engagementId: string;
  text: string;
  recordedById: string;
  steps: { step: LadderStep; evidence: string; reachedOn: CalendarDate; checkOn: CalendarDate }[];
  /** A second look at the highest step, and what that said until then. */
  look: { step: LadderStep; lookedOn: CalendarDate; evidence: string } | null;
}

export interface FollowUp {
  /** The engagements with what became of their promises. */
  engagements: DemoEngagement[];
  renegotiations: DemoRenegotiation[];
  answers: DemoAnswer[];
  outcomes: DemoOutcome[];
}

const REASONS = [
  "The yard is full until then.",
  "The budget was passed late.",
  "The officer in charge has moved on and the successor starts over.",
  "Weather closed the range for two weeks.",
  "The translation takes longer than thought.",
  "Their lawyers want to see the text once more.",
];
const BROKEN = [
  "Their staff said by telephone that there is no money for it.",
  "Withdrawn by letter, without a reason.",
  "Our side told them that it will not be done this year.",
];
const STILL_OPEN = [
  "It is with the minister's office.",
  "They expect it next month.",
  "Our desk waits for the signature.",
  "They had forgotten and apologised.",
  "Half of it is done, the rest waits for the ship.",
];
const EVIDENCE: Readonly<Record<LadderStep, readonly string[]>> = {
  ATTENDED: ["List of those present, both principals among them.", "The deputy came in place of the chief."],
  DISCUSSED: ["Our notes and theirs name the same points.", "Read back at the end and not objected to."],
  AGREED: ["Letter of the same week confirms it.", "Signed minutes.", "Agreed by mail between the staffs."],
  ACTED: ["Seen during the next visit.", "Their order of the day says so.", "First delivery received."],
  SUSTAINED: ["Still so a year later, without our asking.", "Repeated by themselves with another partner."],
};

/** What became of promises, what was answered about them, and how far what was hoped for has come. */
export function tellFollowUp(story: Story, told: readonly DemoEngagement[]): FollowUp {
  const open = told.filter(({ publication, closeHold }) => publication === "PUBLISHED" && !closeHold);
  const renegotiations: DemoRenegotiation[] = [];
  const answers: DemoAnswer[] = [];
  const engagements = told.map((engagement) => {
    if (!engagement.commitments) return engagement;
    const isShared = open.includes(engagement);
    return {
      ...engagement,
      commitments: engagement.commitments.map((given, index) => {
        const id = derivedId("demonstration commitment", `${engagement.id} ${index}`);
        const dice = diceOf(`follow-up ${id}`);
        const parties = partiesOf(given, (engagement.attendance ?? []).map(asListed), new Map());
        const promise = { ...parties, ...given, id };
        if (!isShared) return promise;
        const fate = withFate(story, engagement, promise, dice);
        renegotiations.push(...fate.renegotiations);
        answers.push(...answersTo(story, open, engagement, fate.promise, dice));
        return fate.promise;
      }),
    };
  });
  return {
    engagements,
    renegotiations,
    answers,
    outcomes: open.flatMap((engagement) => outcomesOf(story, engagement)),
  };
}

type Promised = PreparedCommitment & { id: string };

/** Attendance lists the family name first; promises name their owners as they are spoken to. */
function asListed<Row extends { name: string }>(row: Row): Row {
  const [family = "", given = ""] = row.name.split(", ");
  return { ...row, name: given ? `${given} ${family}` : row.name };
}

/** Some were put off, a few twice, some of these only when the day had passed; some will never be kept. */
function withFate(story: Story, engagement: DemoEngagement, promise: Promised, dice: Dice) {
  const { id, dueOn, state = "OPEN", closedOn } = promise;
  const none = { promise, renegotiations: [] as DemoRenegotiation[] };
  if (!dueOn) return none;
  if (isOpen(state) && dueOn < addDays(story.today, -45) && dice.chance(0.22)) {
    const brokenOn = addDays(dueOn, dice.between(10, 40));
    return {
      ...none,
      promise: { ...promise, state: "BROKEN" as const, closedOn: brokenOn, evidence: dice.pick(BROKEN) },
    };
  }
  if (!dice.chance(0.16)) return none;
  const madeOn = engagement.endsOn ?? engagement.startsOn;
  const limit = closedOn ?? story.today;
  const times = dice.chance(0.35) ? 2 : 1;
  const span = daysBetween(madeOn, dueOn);
  if (span < 20) return none;
  const renegotiations: DemoRenegotiation[] = [];
  let missedOn: CalendarDate | null = null;
  for (let time = 0; time < times; time++) {
    const oldDueOn = addDays(madeOn, Math.round((span * (time + 1)) / (times + 1)));
    const newDueOn =
      time + 1 < times ? addDays(madeOn, Math.round((span * (time + 2)) / (times + 1))) : dueOn;
    const isLate = dice.chance(0.3);
    const agreedOn = addDays(oldDueOn, isLate ? 2 : -2);
    if (agreedOn >= limit || agreedOn >= newDueOn) break;
    if (isLate) missedOn ??= oldDueOn;
    renegotiations.push({
      id: derivedId("demonstration renegotiation", `${id} ${time}`),
      commitmentId: id,
      agreedOn,
      oldDueOn,
      newDueOn,
      text: promise.text,
      reason: dice.pick(REASONS),
      askedBySide: dice.chance(0.75) ? promise.bySide : promise.bySide === "OWN" ? "PARTNER" : "OWN",
      recordedById: engagement.authorId ?? "",
    });
  }
  // Only a chain that ends on the day in force is a story that hangs together.
  if (renegotiations.at(-1)?.newDueOn !== dueOn) return none;
  return { promise: { ...promise, missedOn }, renegotiations };
}

/** Asked at the next meetings with the same partner. */
function answersTo(
  story: Story,
  open: readonly DemoEngagement[],
  engagement: DemoEngagement,
  promise: Promised,
  dice: Dice,
): DemoAnswer[] {
  const { id, state = "OPEN", closedOn, evidence } = promise;
  const recordedById = engagement.authorId ?? "";
  const [main] = engagement.countries;
  const soonest = addDays(engagement.endsOn ?? engagement.startsOn, 10);
  const later = open.find(
    (one) =>
      one.status === "COMPLETE" &&
      one.datePrecision !== "MONTH" &&
      one.datePrecision !== "YEAR" &&
      one.startsOn > soonest &&
      one.startsOn < (closedOn ?? story.today) &&
      one.countries[0]?.code === main?.code,
  );
  const answers: DemoAnswer[] = [];
  if (later && dice.chance(isOpen(state) ? 0.55 : 0.2))
    answers.push({
      id: derivedId("demonstration answer", `${id} asked`),
      commitmentId: id,
      answer: "STILL_OPEN",
      askedOn: later.startsOn,
      engagementId: later.id,
      note: dice.pick(STILL_OPEN),
      recordedById,
    });
  if (!isOpen(state) && closedOn && evidence && dice.chance(0.4))
    answers.push({
      id: derivedId("demonstration answer", `${id} closed`),
      commitmentId: id,
      answer: state === "DONE" ? "DONE" : state === "BROKEN" ? "BROKEN" : "OVERTAKEN",
      askedOn: closedOn,
      engagementId: null,
      note: evidence,
      recordedById,
    });
  return answers;
}

/** Some of what was to be looked at again was: it holds, by other evidence and until a later day. */
function lookedAgain(story: Story, id: string, top: DemoOutcome["steps"][number]): DemoOutcome["look"] {
  const dice = diceOf(`second look ${id}`);
  const lookedOn = addDays(top.checkOn, dice.between(0, 20));
  if (lookedOn >= story.today || !dice.chance(0.4)) return null;
  const { step, evidence } = top;
  top.evidence = dice.pick(EVIDENCE[step].filter((other) => other !== evidence));
  top.checkOn = addDays(lookedOn, 180);
  return { step, lookedOn, evidence };
}

/** Of some meetings something is hoped for; most of it comes half way. */
function outcomesOf(story: Story, engagement: DemoEngagement): DemoOutcome[] {
  const { id, status, keyOutcomes, startsOn, endsOn, authorId, datePrecision = "DAY" } = engagement;
  const dice = diceOf(`outcome ${id}`);
  if (status !== "COMPLETE" || !keyOutcomes || datePrecision !== "DAY" || !dice.chance(0.24)) return [];
  const height = dice.weighted({ 1: 2, 2: 6, 3: 7, 4: 5, 5: 2 });
  const steps: DemoOutcome["steps"] = [];
  let day = endsOn ?? startsOn;
  for (const step of LADDER.slice(0, Number(height))) {
    if (steps.length > 1) day = addDays(day, dice.between(12, 150));
    if (day > story.today) break;
    steps.push({ step, evidence: dice.pick(EVIDENCE[step]), reachedOn: day, checkOn: addDays(day, 270) });
  }
  const top = steps.at(-1);
  if (top && dice.chance(0.8)) top.checkOn = addDays(top.reachedOn, dice.pick([90, 180, 365]));
  return [
    {
      id: derivedId("demonstration outcome", id),
      engagementId: id,
      text: (keyOutcomes.split(/(?<=\.) /)[0] ?? keyOutcomes).slice(0, 300),
      recordedById: authorId ?? "",
      steps,
      look: top ? lookedAgain(story, id, top) : null,
    },
  ];
}
