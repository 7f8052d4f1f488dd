import {
  RowLink,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  UnknownValue,
} from "@/components/ui/table";
import { ORGANISATION_KIND_LABELS } from "@/lib/people/organisations/labels";
import type { OrganisationRow } from "@/lib/people/organisations/queries";
import { ExistenceBadges } from "./post-table";

type OrganisationTableProps = {
  rows: readonly OrganisationRow[];
  /** Where a row leads; the organisation's own page unless told otherwise. */
  hrefOf?: (row: OrganisationRow) => string;
};

/** Organisations with what they are part of and how many posts they have. */
export function OrganisationTable({
  rows,
  hrefOf = ({ id }) => `/organisations/${id}`,
}: OrganisationTableProps) {
  return (
    <Table caption="Organisations">
      <TableHead sticky={false}>
        <TableHeader>Organisation</TableHeader>
        <TableHeader priority={2}>What it is</TableHeader>
        <TableHeader priority={3}>Part of</TableHeader>
        <TableHeader priority={2}>Nation</TableHeader>
        <TableHeader numeric>Posts</TableHeader>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell>
              <RowLink href={hrefOf(row)}>{row.name}</RowLink>
              {row.abbreviation ? <span className="text-muted"> ({row.abbreviation})</span> : null}{" "}
              <ExistenceBadges {...row} />
              <span className="mt-0.5 block text-xs text-muted sm:hidden print:hidden">
                {row.nationName ?? "International"}
              </span>
            </TableCell>
            <TableCell priority={2}>{ORGANISATION_KIND_LABELS[row.kind]}</TableCell>
            <TableCell priority={3}>
              {row.parentName ?? <UnknownValue>Nothing above it</UnknownValue>}
            </TableCell>
            <TableCell priority={2}>{row.nationName ?? "International"}</TableCell>
            <TableCell numeric>{row.posts}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
