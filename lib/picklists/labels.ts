/**
 * The lists of words that admins keep, in the order they are shown, each with what stands in it. The tags of a scheme are a list
 * that they keep in the same way, under the code of the scheme; what schemes there are is data.
 */
export const PICKLISTS = {
  FUNDING_AUTHORITY: {
    name: "Funding authorities",
    note: "Under which law or programme an activity is paid for.",
  },
  CLOSING_REASON: {
    name: "Reasons to cancel or postpone",
    note: "What figures of cancelled engagements are told apart by.",
  },
  COMPONENT: {
    name: "Components",
    note: "Who on the own side leads an engagement. A record keeps the name that was chosen, however the component is called later.",
  },
  LINE_OF_EFFORT: { name: "Lines of effort", note: "The headings that objectives belong to." },
  AGREEMENT_INSTRUMENT: {
    name: "Instruments of agreement",
    note: "What kind of paper was negotiated or signed.",
  },
  SCENARIO_CLASS: { name: "Classes of scenario", note: "What an exercise makes ready for." },
  PROTOCOL_LEVEL: { name: "Levels of protocol", note: "With which honours a visitor is received." },
  GIFT_DISPOSITION: { name: "What becomes of gifts", note: "Where a gift went after it was received." },
} as const;

export type PicklistCode = keyof typeof PICKLISTS;

export const PICKLIST_CODES = Object.keys(PICKLISTS) as readonly PicklistCode[];

export function isPicklist(text: string): text is PicklistCode {
  return Object.hasOwn(PICKLISTS, text);
}
