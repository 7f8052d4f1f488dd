import type { CsvColumn } from "@/lib/csv";
import { objectiveFieldLabel as labelOf } from "../labels";
import type { ObjectiveView } from "../queries";

export const OBJECTIVE_COLUMNS: readonly CsvColumn<ObjectiveView>[] = [
  { head: labelOf("code"), cell: ({ code }) => code },
  { head: labelOf("lineOfEffort"), cell: ({ lineOfEffort }) => lineOfEffort },
  { head: labelOf("text"), cell: ({ text }) => text },
  { head: labelOf("dueOn"), cell: ({ dueOn }) => dueOn },
  { head: labelOf("reviewOn"), cell: ({ reviewOn }) => reviewOn },
  { head: labelOf("owner"), cell: ({ owner }) => owner?.name },
  { head: labelOf("ownerPost"), cell: ({ ownerPost }) => ownerPost?.title },
  { head: "Indicators", cell: ({ indicators }) => indicators.map(({ name }) => name).join("; ") },
  { head: "In use", cell: ({ isActive }) => isActive },
];
