import { countryName } from "@/lib/countries/labels";
import type { CsvColumn } from "@/lib/csv";
import { COMMITMENT_STATE_LABELS, PUBLICATION_LABELS, SIDE_LABELS } from "@/lib/engagements/labels";
import { markingLine } from "@/lib/markings/rules";
import type { Renegotiation } from "../history/queries";
import { commitmentFieldLabel as labelOf } from "../labels";
import type { CommitmentRow } from "../queries";

export const COMMITMENT_COLUMNS: readonly CsvColumn<CommitmentRow>[] = [
  { head: labelOf("text"), cell: ({ text }) => text },
  { head: "Marking", cell: ({ marking, engagement }) => markingLine({ ...engagement, marking }) },
  { head: labelOf("bySide"), cell: ({ bySide }) => SIDE_LABELS[bySide] },
  { head: labelOf("ownerName"), cell: ({ ownerName }) => ownerName },
  { head: labelOf("ownerPost"), cell: ({ ownerPost }) => ownerPost?.title },
  { head: labelOf("toSide"), cell: ({ toSide }) => toSide && SIDE_LABELS[toSide] },
  { head: labelOf("toName"), cell: ({ toName }) => toName },
  { head: labelOf("toPost"), cell: ({ toPost }) => toPost?.title },
  { head: labelOf("dueOn"), cell: ({ dueOn }) => dueOn },
  { head: labelOf("missedOn"), cell: ({ missedOn }) => missedOn },
  { head: labelOf("state"), cell: ({ state }) => COMMITMENT_STATE_LABELS[state] },
  { head: labelOf("closedOn"), cell: ({ closedOn }) => closedOn },
  { head: labelOf("evidence"), cell: ({ evidence }) => evidence },
  { head: "Publication", cell: ({ publication }) => PUBLICATION_LABELS[publication] },
  { head: "Countries", cell: ({ countryCodes }) => countryCodes.map(countryName).join("; ") },
  { head: "Countries, code", cell: ({ countryCodes }) => countryCodes.join("; ") },
  { head: labelOf("engagement"), cell: ({ engagement }) => engagement.reference },
  { head: "Title", cell: ({ engagement }) => engagement.title },
  { head: "Fictional", cell: ({ engagement }) => engagement.isFictional },
];

/** Every time that a promise was renegotiated, a row to each. */
export const RENEGOTIATION_COLUMNS: readonly CsvColumn<{
  promise: CommitmentRow;
  renegotiation: Renegotiation;
}>[] = [
  { head: labelOf("text"), cell: ({ promise }) => promise.text },
  {
    head: "Marking",
    cell: ({ promise }) => markingLine({ ...promise.engagement, marking: promise.marking }),
  },
  { head: labelOf("bySide"), cell: ({ promise }) => SIDE_LABELS[promise.bySide] },
  { head: "Agreed on", cell: ({ renegotiation }) => renegotiation.agreedOn },
  { head: "Asked by", cell: ({ renegotiation }) => SIDE_LABELS[renegotiation.askedBySide] },
  { head: "Reason", cell: ({ renegotiation }) => renegotiation.reason },
  { head: "Due on before", cell: ({ renegotiation }) => renegotiation.oldDueOn },
  { head: "Due on from then", cell: ({ renegotiation }) => renegotiation.newDueOn },
  { head: "Words before", cell: ({ renegotiation }) => renegotiation.oldText },
  { head: "Words from then", cell: ({ renegotiation }) => renegotiation.newText },
  { head: "Written down by", cell: ({ renegotiation }) => renegotiation.recordedBy },
  { head: "Countries, code", cell: ({ promise }) => promise.countryCodes.join("; ") },
  { head: labelOf("engagement"), cell: ({ promise }) => promise.engagement.reference },
  { head: "Title", cell: ({ promise }) => promise.engagement.title },
  { head: "Fictional", cell: ({ promise }) => promise.engagement.isFictional },
];
