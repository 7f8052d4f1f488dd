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
import type { CalendarDate } from "@/lib/dates";
import { type Held, holdsOn } from "@/lib/people/holdings/rules";
import { PeriodWords } from "./period-words";

/** The posts of one person, the latest first. `today` marks those held now. */
export function CareerTable({ career, today }: { career: readonly Held[]; today: CalendarDate }) {
  return (
    <Table caption="Posts of this person">
      <TableHead sticky={false}>
        <TableHeader>Post</TableHeader>
        <TableHeader>Organisation</TableHeader>
        <TableHeader>When</TableHeader>
      </TableHead>
      <TableBody>
        {career.map((held) => (
          <TableRow key={held.id}>
            <TableCell>
              {held.title ? (
                <Anchor href={`/posts/${held.postId}`} className="prose-link">
                  {held.title}
                </Anchor>
              ) : (
                <UnknownValue>Not known</UnknownValue>
              )}{" "}
              {holdsOn(held, today) ? (
                <Badge icon="check" tone="success">
                  Today
                </Badge>
              ) : null}{" "}
              {held.isActing ? <Badge icon="clock">Acting</Badge> : null}
            </TableCell>
            <TableCell>
              {held.organisationId ? (
                <>
                  <Anchor href={`/organisations/${held.organisationId}`} className="prose-link">
                    <bdi>{held.organisationThen ?? held.organisation}</bdi>
                  </Anchor>
                  {held.organisationThen ? (
                    <span className="block text-xs text-muted">
                      today <bdi>{held.organisation}</bdi>
                    </span>
                  ) : null}
                </>
              ) : (
                <UnknownValue />
              )}
            </TableCell>
            <TableCell>
              <PeriodWords {...held} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
