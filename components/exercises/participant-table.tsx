import { Anchor } from "@/components/ui/anchor";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Edition } from "@/lib/exercises/editions/queries";
import { EXERCISE_ROLE_LABELS } from "@/lib/exercises/labels";
import { InvitationBadge } from "./badges";

/** Who takes part: hosts first, then by what they answered. */
export function ParticipantTable({ participants }: { participants: Edition["participants"] }) {
  const roles = Object.keys(EXERCISE_ROLE_LABELS);
  const sorted = participants.toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
  return (
    <Table caption="Participants" dense>
      <TableHead sticky={false}>
        <TableHeader>Country</TableHeader>
        <TableHeader>Role</TableHeader>
        <TableHeader>Answer</TableHeader>
      </TableHead>
      <TableBody>
        {sorted.map(({ code, name, role, state }) => (
          <TableRow key={code}>
            <TableCell>
              <Anchor href={`/countries/${code}`} className="prose-link">
                {name}
              </Anchor>
            </TableCell>
            <TableCell>{EXERCISE_ROLE_LABELS[role]}</TableCell>
            <TableCell>
              <InvitationBadge state={state} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
