import { choice, count, country, day, fieldSet, flag, list, longText, text, time } from "./declare";

/** S. Ship, aircraft or platform: what came, when and where it lay. What it carries is never stated. */
export const platform = fieldSet({
  code: "S",
  table: "engagement_platform",
  fields: {
    agent: text("Local agent", 200),
    programme: longText("Programme ashore", 2_000, { hint: "Calls, receptions, tours and sports." }),
  },
  lists: {
    calls: list({
      table: "platform_call",
      title: "Ships and aircraft",
      noun: "a ship or aircraft",
      max: 60,
      fields: {
        kind: choice(
          "Kind",
          {
            SHIP: "Ship",
            SUBMARINE: "Submarine",
            AIRCRAFT: "Aircraft",
            FORMATION: "Group or formation",
            OTHER: "Other",
          },
          { initial: "SHIP", required: "Say what it is." },
        ),
        name: text("Name", 120, { required: "Name the ship, aircraft or formation." }),
        pennant: text("Hull or tail number", 30),
        platformClass: text("Class or model", 120),
        flagCode: country("Flag"),
        arrivesOn: day("Arrives on"),
        arrivesAt: time("Arrives at"),
        departsOn: day("Departs on"),
        departsAt: time("Departs at"),
        berth: text("Berth or stand", 120),
        crew: count("Crew", { max: 20_000 }),
        liberty: flag("Liberty for the crew"),
        clearance: text("Diplomatic clearance", 60),
        policyApplies: flag("Policy on nuclear capability applies", {
          hint: "Says only that the policy is to be quoted. Never state what a platform carries.",
        }),
      },
    }),
  },
});
