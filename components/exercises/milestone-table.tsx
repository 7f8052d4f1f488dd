import { Anchor } from "@/components/ui/anchor";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  UnknownValue,
} from "@/components/ui/table";
import { type CalendarDate, formatDate, formatDateRange } from "@/lib/dates";
import { editPartHref } from "@/lib/exercises/editions/links";
import { type MilestoneKey, milestoneKey } from "@/lib/exercises/editions/milestones/rules";
import type { Edition } from "@/lib/exercises/editions/queries";
import { milestoneName } from "@/lib/exercises/labels";
import { MilestoneStanding } from "./badges";

type MilestoneTableProps = { edition: Edition; today: CalendarDate; mayEdit: boolean };

/** The life of an edition, from the concept to the lessons, in the order in which it is held. */
export function MilestoneTable({ edition, today, mayEdit }: MilestoneTableProps) {
  const isCancelled = edition.cancelReason !== null;
  const place = { slug: edition.series.slug, reference: edition.reference };
  const change = (one: MilestoneKey) => (
    <Anchor href={editPartHref(place, "milestone", milestoneKey(one))} className="prose-link">
      Change<span className="sr-only"> ({milestoneName(one)})</span>
    </Anchor>
  );
  return (
    <Table caption="Milestones">
      <TableHead>
        <TableHeader>Milestone</TableHeader>
        <TableHeader>Planned</TableHeader>
        <TableHeader priority={2}>Held</TableHeader>
        <TableHeader>State</TableHeader>
        <TableHeader priority={2}>Owner</TableHeader>
        {mayEdit ? (
          <TableHeader priority={2}>
            <span className="sr-only">Change</span>
          </TableHeader>
        ) : null}
      </TableHead>
      <TableBody>
        {edition.milestones.map((milestone) => {
          const name = milestoneName(milestone);
          const { heldOn, heldUntil, precision } = milestone;
          const held = heldOn && formatDateRange(heldOn, heldUntil, precision);
          return (
            <TableRow key={milestone.id} id={milestoneKey(milestone)} className="target:bg-selected">
              <TableCell>
                <span className="font-medium">{name}</span>
                {held || milestone.owner ? (
                  <span className="block text-xs text-muted sm:hidden">
                    {[held && `Held ${held}`, milestone.owner].filter(Boolean).join(", ")}
                  </span>
                ) : null}
                {milestone.note ? (
                  <span className="block text-xs text-muted whitespace-pre-line">{milestone.note}</span>
                ) : null}
                {milestone.source ? (
                  <span className="block text-xs text-muted">Source: {milestone.source}</span>
                ) : null}
              </TableCell>
              <TableCell className="whitespace-nowrap tabular-nums">
                {milestone.plannedOn ? formatDate(milestone.plannedOn) : <UnknownValue>No day</UnknownValue>}
              </TableCell>
              <TableCell priority={2} className="tabular-nums">
                {held ?? (isCancelled ? "Not held" : "Not yet")}
              </TableCell>
              <TableCell>
                <MilestoneStanding {...{ milestone, isCancelled, today }} />
                {mayEdit ? <span className="mt-1 block sm:hidden">{change(milestone)}</span> : null}
              </TableCell>
              <TableCell priority={2}>
                {milestone.owner ?? (milestone.state === "PLANNED" ? "Nobody yet" : "")}
              </TableCell>
              {mayEdit ? <TableCell priority={2}>{change(milestone)}</TableCell> : null}
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
