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
import type { Edition } from "@/lib/exercises/editions/queries";
import { milestoneHealth } from "@/lib/exercises/editions/rules";
import { MILESTONE_LABELS } from "@/lib/exercises/labels";
import { HealthBadge, MilestoneStateBadge } from "./badges";

type MilestoneTableProps = { edition: Edition; today: CalendarDate; mayEdit: boolean };

/** The life of an edition, from the concept to the lessons, in the order in which it is held. */
export function MilestoneTable({ edition, today, mayEdit }: MilestoneTableProps) {
  const place = { slug: edition.series.slug, reference: edition.reference };
  return (
    <Table caption="Milestones">
      <TableHead>
        <TableHeader>Milestone</TableHeader>
        <TableHeader>Planned</TableHeader>
        <TableHeader priority={2}>Held</TableHeader>
        <TableHeader>State</TableHeader>
        <TableHeader priority={2}>Owner</TableHeader>
        {mayEdit ? (
          <TableHeader>
            <span className="sr-only">Change</span>
          </TableHeader>
        ) : null}
      </TableHead>
      <TableBody>
        {edition.milestones.map((milestone) => {
          const { health, reason } = milestoneHealth(milestone, today);
          const { name } = MILESTONE_LABELS[milestone.kind];
          const { heldOn, heldUntil, precision } = milestone;
          const held = heldOn && formatDateRange(heldOn, heldUntil, precision);
          return (
            <TableRow key={milestone.id} id={milestone.kind} className="target:bg-selected">
              <TableCell>
                <span className="font-medium">{name}</span>
                {milestone.note ? (
                  <span className="block text-xs text-muted whitespace-pre-line">{milestone.note}</span>
                ) : null}
                {milestone.source ? (
                  <span className="block text-xs text-muted">Source: {milestone.source}</span>
                ) : null}
              </TableCell>
              <TableCell className="tabular-nums">
                {milestone.plannedOn ? formatDate(milestone.plannedOn) : <UnknownValue>No day</UnknownValue>}
                {held ? <span className="block text-xs text-muted sm:hidden">Held {held}</span> : null}
              </TableCell>
              <TableCell priority={2} className="tabular-nums">
                {held ?? "Not yet"}
              </TableCell>
              <TableCell>
                {milestone.state === "PLANNED" ? (
                  <span className="grid justify-items-start gap-0.5">
                    <HealthBadge health={health} />
                    <span className="text-xs text-muted">{reason}</span>
                  </span>
                ) : (
                  <MilestoneStateBadge state={milestone.state} />
                )}
              </TableCell>
              <TableCell priority={2}>
                {milestone.owner ?? (milestone.state === "PLANNED" ? "Nobody yet" : "")}
              </TableCell>
              {mayEdit ? (
                <TableCell>
                  <Anchor href={editPartHref(place, "milestone", milestone.kind)} className="prose-link">
                    Change<span className="sr-only">: {name}</span>
                  </Anchor>
                </TableCell>
              ) : null}
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
