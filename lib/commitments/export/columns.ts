import { countryName } from "@/lib/countries/labels";
import type { CsvColumn } from "@/lib/csv";
import { COMMITMENT_STATE_LABELS, PUBLICATION_LABELS, SIDE_LABELS } from "@/lib/engagements/labels";
import { markingLine } from "@/lib/markings/rules";
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
