import { addDays, addMonths, type CalendarDate } from "@/lib/dates";
import type { IndicatorCount, IndicatorKind } from "@/lib/generated/prisma/enums";
import { derivedId } from "../derived-id";
import { objectiveId } from "../reference-rows";
import { diceOf } from "./random";
import { OWN_OFFICERS } from "./team";

interface DemoIndicator {
  id: string;
  objectiveId: string;
  kind: IndicatorKind;
  name: string;
  unit: string;
  baseline: number | null;
  target: number;
  countedBy: IndicatorCount | null;
  readings: { id: string; readOn: CalendarDate; value: number; source: string; recordedById: string }[];
}

export interface DemoObjectives {
  indicators: DemoIndicator[];
  /** Who answers for which objective, by its id, and when it is next judged; some have nobody. */
  owners: { id: string; ownerUserId: string; reviewOn: CalendarDate }[];
}

type Effect = readonly [name: string, unit: string, baseline: number, target: number];

/** What should become different, by objective; one falls to its target, the others rise. */
const EFFECTS: Readonly<Record<string, Effect>> = {
  "LOE1-01": ["Partners that clear a routine flight in three working days", "partners", 4, 11],
  "LOE1-02": ["Ports in which an auxiliary ship was fuelled and stored", "ports", 2, 8],
  "LOE1-03": ["Days until a claim is settled", "days", 94, 60],
  "LOE2-01": ["Patrol days at sea without outside help", "days a quarter", 120, 400],
  "LOE2-02": ["Partners that hold one air picture", "partners", 1, 6],
  "LOE2-03": ["Vehicles serviceable on the day of the inspection", "per cent", 52, 65],
  "LOE2-05": ["Battalions that passed at the first attempt", "battalions", 1, 5],
  "LOE3-01": ["Days until brigades fight under one headquarters", "days", 24, 10],
  "LOE3-03": ["Planned events that took place", "per cent", 71, 90],
  "LOE4-02": ["Partner forces with legal advisers at work", "forces", 3, 8],
  "LOE5-02": ["Minutes until a call for rescue is answered", "minutes", 85, 30],
  "LOE5-03": ["Host nations with whom the plan was walked through", "nations", 2, 9],
  "LOE6-02": ["Partners met by a senior twice in the year", "partners", 5, 12],
  "LOE7-01": ["Seminar places taken by women", "per cent", 11, 33],
};

const SOURCES = [
  "Report of the defence attaché",
  "Inspection by the partner's own staff",
  "Count of the joint planning group",
  "Survey sent out with the yearly programme",
  "Read from the partner's published report",
];

/** Quarters that were read; life leaves one out now and then. */
const QUARTERS = 8;

/** Days from today to the first review, and from one to the next. */
const [FIRST_REVIEW, REVIEWS_APART] = [-3, 5];

/** Indicators of performance that the record counts, and of effect with readings that rise and fall. */
export function tellObjectives(today: CalendarDate, codes: readonly string[]): DemoObjectives {
  const active = OWN_OFFICERS.filter(({ isDisabled }) => !isDisabled);
  return {
    owners: codes.flatMap((code, index) => {
      const officer = active[index % active.length];
      if (index % 7 === 3 || !officer) return [];
      const reviewOn = addDays(today, FIRST_REVIEW + index * REVIEWS_APART);
      return [{ id: objectiveId(code), ownerUserId: officer.userId, reviewOn }];
    }),
    indicators: codes.flatMap((code, index) => {
      const dice = diceOf(`indicators of ${code}`);
      const officer = active[index % active.length];
      const isTraining = code.startsWith("LOE2") || code.startsWith("LOE4");
      const done: DemoIndicator = {
        id: derivedId("demonstration indicator", `${code} done`),
        objectiveId: objectiveId(code),
        kind: "PERFORMANCE",
        name: isTraining ? "People trained for it" : "Engagements held for it",
        unit: isTraining ? "people" : "engagements",
        baseline: null,
        target: isTraining ? dice.pick([200, 400, 600]) : dice.pick([30, 45, 60, 90]),
        countedBy: isTraining ? "TRAINED" : "HELD",
        readings: [],
      };
      const effect = EFFECTS[code];
      if (!effect) return [done];
      const [name, unit, baseline, target] = effect;
      const id = derivedId("demonstration indicator", `${code} effect`);
      let value = baseline;
      const readings = Array.from({ length: QUARTERS }, (_, quarter) => {
        const step = (target - baseline) / QUARTERS;
        value = Math.max(0, Math.round(value + step * (dice.roll() * 3 - 0.8)));
        return {
          id: derivedId("demonstration reading", `${code} ${quarter}`),
          readOn: addDays(addMonths(today, -3 * (QUARTERS - quarter)), dice.between(0, 20)),
          value,
          source: dice.pick(SOURCES),
          recordedById: officer?.userId ?? "",
        };
      });
      const isUnread = code === "LOE4-02";
      return [
        done,
        {
          id,
          objectiveId: objectiveId(code),
          kind: "EFFECT" as const,
          name,
          unit,
          baseline,
          target,
          countedBy: null,
          readings: isUnread ? [] : readings.filter((_, quarter) => quarter !== (index * 3) % QUARTERS),
        },
      ];
    }),
  };
}
