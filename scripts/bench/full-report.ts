import { type EngagementInput, engagementSchema } from "../../lib/engagements/schema";

/** Whom and what a report names; all of it open to the one who writes. */
export interface ReportParties {
  country: string;
  own: readonly string[];
  partners: readonly string[];
  objectives: readonly string[];
}

/** What an officer writes after a visit that is told in full: every field set of its type, people, points, promises.
 * `round` makes it another report than the one before. */
export function fullReport(parties: ReportParties, today: string, round: number): EngagementInput {
  const { country, objectives } = parties;
  const side = (index: number) => (index % 2 === 0 ? "OWN" : "PARTNER");
  return engagementSchema.parse({
    type: "HOST",
    subtype: "COUNTERPART",
    title: `Counterpart visit, round ${round}`,
    status: "COMPLETE",
    startsOn: today,
    countries: [{ code: country, role: "PARTICIPANT" }],
    venue: "Ministry of Defence",
    city: "Capital",
    leadComponent: "Fleet staff",
    domains: ["JOINT", "MARITIME"],
    purpose: "Agree the programme of the coming year.",
    desiredEffect: "The partner plans the next exercise on its own.",
    keyOutcomes: "Both sides agreed on three exercises and one exchange.",
    nextSteps: "Send the minutes; name the points of contact.",
    atmospherics: "POSITIVE",
    assessment: "The partner is ready to do more, and says so. ".repeat(60),
    pressLine: "The two sides met in the spirit of friendship.",
    objectives,
    attendance: (["OWN", "PARTNER"] as const).flatMap((side) =>
      (side === "OWN" ? parties.own : parties.partners).map((personId, index) => ({
        personId,
        side,
        role: index === 0 ? "PRINCIPAL" : "PLUS_ONE",
      })),
    ),
    points: [0, 1, 2, 3].map((index) => ({
      kind: "KEY_POINT",
      side: side(index),
      text: `Point ${index} of round ${round}: spare parts, training places and overflight.`,
    })),
    deliverables: [{ kind: "Minutes", title: `Minutes of round ${round}` }],
    commitments: [0, 1].map((index) => ({
      text: `Send papers on point ${index}.`,
      bySide: side(index),
      ownerName: "The responsible desk",
      dueOn: `${Number(today.slice(0, 4)) + 1}-03-01`,
    })),
    sets: {
      visit: {
        returnExpected: "yes",
        delegation: "Six staff officers and an interpreter.",
        honours: "Guard of honour at the airport.",
        protection: "ALPHA",
        legs: [0, 1, 2].map((index) => ({
          departsOn: today,
          departsFrom: `Place ${index}`,
          arrivesOn: today,
          arrivesIn: `Place ${index + 1}`,
          arrivesCountry: country,
          mode: "AIR",
        })),
        clearances: [{ kind: "COUNTRY", state: "GRANTED", requestedOn: today, decidedOn: today }],
      },
    },
  });
}
