import { choice, day, fieldSet, longText, text } from "./declare";

/** X. Signal: what was to be understood, by whom, and what was. The crisis it belongs to stands in the core. */
export const signal = fieldSet({
  code: "X",
  table: "engagement_signal",
  fields: {
    audience: text("Intended audience", 500),
    message: longText("Intended message", 1_000),
    publicity: choice("How it is sent", { PUBLIC: "Publicly", PRIVATE: "Privately", BOTH: "Both ways" }),
    authorisedBy: text("Authorised by", 200, { hint: "Name and office." }),
    authorisedOn: day("Authorised on"),
    reaction: longText("Observed reaction", 2_000),
    reactionSource: text("Source of the reaction", 300),
    misreading: longText("Risk of misreading", 2_000, {
      hint: "How it might be taken for something else, and what is done about it.",
    }),
  },
  lists: {},
});
