import { BAND_LABELS } from "@/lib/people/ranks";
import { SIDE_LABELS } from "../labels";
import { choice, count, day, engagement, fieldSet, flag, list, longText, text } from "./declare";

/** D. Exchange and training: what was shown or taught, to whom, and what is owed in return. */
export const exchange = fieldSet({
  code: "D",
  table: "engagement_exchange",
  fields: {
    topic: text("Course or topic", 500),
    curriculum: longText("Curriculum", 4_000, { hint: "What is covered, part by part." }),
    audience: text("Training audience", 300, { hint: "The unit or organisation of those taught." }),
    provider: text("Taught by", 300),
    location: text("Place of teaching", 300),
    days: count("Days of instruction", { min: 1, max: 2_000 }),
    instructorsOwn: count("Own instructors", { max: 10_000 }),
    instructorsPartner: count("Instructors of the partner", { max: 10_000 }),
    vetting: choice("Vetting of those trained", {
      NOT_NEEDED: "Not needed",
      REQUESTED: "Requested",
      CLEARED: "Cleared",
      PARTLY_CLEARED: "Some cleared",
      REFUSED: "Refused",
    }),
    vettingReference: text("Vetting case", 120),
    vettedOn: day("Vetting decided on"),
    reciprocalDue: flag("A return event is due"),
    reciprocalSide: choice("Who owes the return event", SIDE_LABELS),
    reciprocalDueOn: day("Return event due by"),
    returnsId: engagement("Returns the earlier event"),
    agreementReference: text("Agreement it rests on", 200),
    billet: text("Billet", 200, {
      hint: "The post that is filled, for a personnel exchange or a liaison officer.",
    }),
    tourStartsOn: day("Tour begins on"),
    tourEndsOn: day("Tour ends on"),
  },
  lists: {
    taught: list({
      table: "exchange_taught",
      title: "Number taught",
      noun: "a number taught",
      max: 40,
      fields: {
        side: choice("Side", SIDE_LABELS, { initial: "PARTNER", required: "Say which side was taught." }),
        band: choice("Grade band", BAND_LABELS),
        number: count("Number", { max: 100_000, required: "Say how many were taught." }),
      },
    }),
  },
});
