import { Anchor } from "@/components/ui/anchor";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Edition } from "@/lib/exercises/editions/queries";
import { EXERCISE_ROLE_LABELS } from "@/lib/exercises/labels";
import { InvitationBadge } from "./badges";
import { FigureGroups } from "./figure-groups";

/** Who takes part: hosts first, then by what they answered, each with its own numbers where there are any. */
export function ParticipantTable({ participants, figures }: Pick<Edition, "participants" | "figures">) {
  const ofCountry = Map.groupBy(figures, ({ countryCode }) => countryCode);
  const isCounted = participants.some(({ code }) => ofCountry.has(code));
  const roles = Object.keys(EXERCISE_ROLE_LABELS);
  const sorted = participants.toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
  return (
    <Table caption="Participants" dense>
      <TableHead sticky={false}>
        <TableHeader>Country</TableHeader>
        <TableHeader priority={2}>Role</TableHeader>
        <TableHeader>Answer</TableHeader>
        {isCounted ? <TableHeader>Numbers</TableHeader> : null}
      </TableHead>
      <TableBody>
        {sorted.map(({ code, name, role, state }) => (
          <TableRow key={code}>
            <TableCell>
              <Anchor href={`/countries/${code}`} className="prose-link">
                {name}
              </Anchor>
              <span className="block text-xs text-muted sm:hidden">{EXERCISE_ROLE_LABELS[role]}</span>
            </TableCell>
            <TableCell priority={2}>{EXERCISE_ROLE_LABELS[role]}</TableCell>
            <TableCell>
              <InvitationBadge state={state} />
            </TableCell>
            {isCounted ? (
              <TableCell>
                <FigureGroups figures={ofCountry.get(code) ?? []} isOfOne />
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
