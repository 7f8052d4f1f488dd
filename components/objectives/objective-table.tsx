import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  UnknownValue,
} from "@/components/ui/table";
import { type CalendarDate, formatDate } from "@/lib/dates";
import type { ObjectiveView } from "@/lib/objectives/queries";
import { quarterName } from "@/lib/objectives/rules";

/** Objectives with who answers for them and by what they are judged. */
export function ObjectiveTable({
  caption,
  objectives,
  today,
}: {
  caption: string;
  objectives: readonly ObjectiveView[];
  today: CalendarDate;
}) {
  return (
    <Table caption={caption}>
      <TableHead>
        <TableHeader>Objective</TableHeader>
        <TableHeader priority={2}>Owner</TableHeader>
        <TableHeader>Due</TableHeader>
        <TableHeader priority={2}>Next review</TableHeader>
        <TableHeader priority={3}>Indicators</TableHeader>
      </TableHead>
      <TableBody>
        {objectives.map((objective) => (
          <TableRow key={objective.id}>
            <TableCell>
              <Anchor href={`/objectives/${objective.code}`} className="block max-w-prose hover:underline">
                <span className="font-mono text-sm text-muted">{objective.code}</span> {objective.text}
              </Anchor>
              {objective.isActive ? null : <Badge icon="archive">Retired</Badge>}
            </TableCell>
            <TableCell priority={2}>
              {objective.ownerPost?.title ?? objective.owner?.name ?? <UnknownValue>Not named</UnknownValue>}
            </TableCell>
            <TableCell className="sm:whitespace-nowrap">
              {objective.dueOn ? formatDate(objective.dueOn) : <UnknownValue>No date</UnknownValue>}
            </TableCell>
            <TableCell priority={2} className="sm:whitespace-nowrap">
              <ReviewDay {...objective} today={today} />
            </TableCell>
            <TableCell priority={3}>{indicatorWords(objective)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** The day of the next review with its quarter; of a retired objective there is none. */
function ReviewDay({ reviewOn, isActive, today }: ObjectiveView & { today: CalendarDate }) {
  if (!reviewOn || !isActive) return <UnknownValue>No date</UnknownValue>;
  return (
    <>
      {formatDate(reviewOn)} <span className="text-sm text-muted">{quarterName(reviewOn)}</span>
      {reviewOn < today ? (
        <Badge tone="warning" icon="clock" className="ml-2">
          Overdue
        </Badge>
      ) : null}
    </>
  );
}

function indicatorWords({ indicators }: ObjectiveView): string {
  const inForce = indicators.filter(({ isActive }) => isActive);
  const effects = inForce.filter(({ kind }) => kind === "EFFECT").length;
  return inForce.length === 0 ? "None" : `${inForce.length - effects} of performance, ${effects} of effect`;
}
