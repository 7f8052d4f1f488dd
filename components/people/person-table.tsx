import { Badge } from "@/components/ui/badge";
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
import { formatDate } from "@/lib/dates";
import { SERVICE_LABELS } from "@/lib/people/labels";
import type { PersonRow } from "@/lib/people/queries";
import { NameInScript } from "./name-in-script";

type PersonTableProps = {
  rows: readonly PersonRow[];
  /** Where a row leads; the person's own page unless told otherwise. */
  hrefOf?: (person: PersonRow) => string;
};

/** People by name, each with post and last meeting. */
export function PersonTable({ rows, hrefOf = ({ id }) => `/people/${id}` }: PersonTableProps) {
  return (
    <Table caption="People">
      <TableHead>
        <TableHeader>Name</TableHeader>
        <TableHeader priority={2}>Post</TableHeader>
        <TableHeader priority={2}>Nationality</TableHeader>
        <TableHeader priority={3}>Service</TableHeader>
        <TableHeader>Last met</TableHeader>
      </TableHead>
      <TableBody>
        {rows.map((person) => (
          <TableRow key={person.id}>
            <TableCell>
              {person.rankText ? `${person.rankText} ` : null}
              <RowLink href={hrefOf(person)}>
                <bdi>{person.name}</bdi>
              </RowLink>{" "}
              {person.nativeName ? (
                <>
                  <NameInScript name={person.nativeName} language={person.nativeLanguage} />{" "}
                </>
              ) : null}
              <PersonBadges {...person} />
              <span className="mt-0.5 block text-xs text-muted sm:hidden print:hidden">
                {[person.position, person.organisation, person.countryName].filter(Boolean).join(" · ")}
              </span>
            </TableCell>
            <TableCell priority={2}>
              {[person.position, person.organisation].filter(Boolean).join(", ") || <UnknownValue />}
            </TableCell>
            <TableCell priority={2}>{person.countryName}</TableCell>
            <TableCell priority={3}>
              {person.service ? SERVICE_LABELS[person.service] : <UnknownValue />}
            </TableCell>
            <TableCell className="sm:whitespace-nowrap">
              {person.lastMet ? (
                formatDate(person.lastMet.on, person.lastMet.precision)
              ) : (
                <UnknownValue>Not on record</UnknownValue>
              )}
              {person.standing.nextContactOn ? (
                <span className="block text-xs text-muted">
                  meet again by {formatDate(person.standing.nextContactOn)}
                </span>
              ) : null}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** What sets a person apart: invented for the demonstration, no longer serving. */
export function PersonBadges({ isActive, isFictional }: { isActive: boolean; isFictional: boolean }) {
  return (
    <>
      {isFictional ? <Badge icon="info">Fictional</Badge> : null}
      {isFictional && !isActive ? " " : null}
      {isActive ? null : <Badge icon="archive">No longer serves</Badge>}
    </>
  );
}
