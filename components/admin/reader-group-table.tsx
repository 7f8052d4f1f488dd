import {
  RowLink,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { CalendarDate } from "@/lib/dates";
import { holdsOn } from "@/lib/people/holdings/rules";
import type { ReaderGroupView } from "@/lib/readers/queries";

export function ReaderGroupTable({ rows, today }: { rows: readonly ReaderGroupView[]; today: CalendarDate }) {
  return (
    <Table caption="Reader groups">
      <TableHead>
        <TableHeader>Group</TableHeader>
        <TableHeader>In it today</TableHeader>
      </TableHead>
      <TableBody>
        {rows.map((group) => (
          <TableRow key={group.id}>
            <TableCell>
              <RowLink href={`/admin/reader-groups/${group.id}`}>{group.name}</RowLink>
            </TableCell>
            <TableCell>{membersToday(group, today)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function membersToday({ members }: ReaderGroupView, today: CalendarDate) {
  const present = members.filter((member) => holdsOn(member, today));
  if (present.length === 0) return <span className="text-muted">Nobody</span>;
  return present
    .map(({ name, isDisabled, isWaiting }) =>
      isDisabled ? `${name} (account disabled)` : isWaiting ? `${name} (waits for a second admin)` : name,
    )
    .join(", ");
}
