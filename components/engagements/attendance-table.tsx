import { Section } from "@/components/layout/section";
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
import { countryName } from "@/lib/countries/labels";
import { formatCount } from "@/lib/counts";
import { formatDate } from "@/lib/dates";
import { firstAttendance } from "@/lib/engagements/first-attendance";
import { ATMOSPHERICS_LABELS, ATTENDEE_ROLE_LABELS, SIDE_LABELS } from "@/lib/engagements/labels";
import type { AttendanceView } from "@/lib/engagements/views";
import { NAME_NOT_SHOWN, STRENGTH_LABELS } from "@/lib/people/labels";
import { namesNobody } from "@/lib/people/rules";
import { BusyBadge } from "./busy-badge";

type AttendanceTableProps = {
  attendance: readonly AttendanceView[];
  /** Ids of people who are at another engagement at the time. */
  busy: readonly string[];
};

type AttendanceSectionProps = AttendanceTableProps & {
  /** The address of the record. */
  href: string;
  /** Shows everybody, however many. */
  isWhole: boolean;
};

/** The people of a record; of a long list the principals and the first others, until all are asked for. */
export function AttendanceSection({ attendance, busy, href, isWhole }: AttendanceSectionProps) {
  const first = firstAttendance(attendance);
  const shown = isWhole ? attendance : first;
  const isLong = first.length < attendance.length;
  return (
    <Section
      id="people"
      title="People"
      note={
        shown.length < attendance.length
          ? `Rank and post as held that day. The principals and the first others, ${formatCount(shown.length)} of ${formatCount(attendance.length)}.`
          : "Rank and post as held that day."
      }
      action={
        isLong ? (
          <Anchor href={isWhole ? `${href}#people` : `${href}?people=all#people`} className="prose-link">
            {isWhole ? `The first ${formatCount(first.length)}` : `All ${formatCount(attendance.length)}`}
          </Anchor>
        ) : null
      }
    >
      <AttendanceTable attendance={shown} busy={busy} />
    </Section>
  );
}

/** Who was there, side by side, with rank and post as held that day. */
function AttendanceTable({ attendance, busy }: AttendanceTableProps) {
  return (
    <Table caption="People, with rank and post as held that day">
      <TableHead sticky={false}>
        <TableHeader>Name</TableHeader>
        <TableHeader>Side</TableHeader>
        <TableHeader priority={2}>Position</TableHeader>
        <TableHeader priority={2}>Nationality</TableHeader>
        <TableHeader priority={2}>Role</TableHeader>
      </TableHead>
      <TableBody>
        {attendance.map((person) => (
          <TableRow key={person.id}>
            <TableCell>
              <span className="font-medium">
                {person.rankText ? (
                  <>
                    <bdi>{person.rankText}</bdi>{" "}
                  </>
                ) : null}
                {namesNobody(person.name) ? (
                  <UnknownValue />
                ) : person.personId ? (
                  <Anchor className="prose-link" href={`/people/${person.personId}`}>
                    <bdi>{person.name}</bdi>
                  </Anchor>
                ) : (
                  <NameOnly name={person.name} hasRank={person.rankText !== null} />
                )}
              </span>
              {person.attended ? null : (
                <Badge icon="circle-x" className="ml-2">
                  Did not attend
                </Badge>
              )}
              {standing(person) ? <span className="block text-sm text-muted">{standing(person)}</span> : null}
              {person.personId && busy.includes(person.personId) ? <BusyBadge className="ml-2" /> : null}
              <span className="block text-xs text-muted sm:hidden print:hidden">
                {[post(person), ATTENDEE_ROLE_LABELS[person.role]].filter(Boolean).join(" · ")}
              </span>
            </TableCell>
            <TableCell>{SIDE_LABELS[person.side]}</TableCell>
            <TableCell priority={2}>{post(person) ? <bdi>{post(person)}</bdi> : <UnknownValue />}</TableCell>
            <TableCell priority={2}>
              {person.nationality ? countryName(person.nationality) : <UnknownValue />}
            </TableCell>
            <TableCell priority={2}>{ATTENDEE_ROLE_LABELS[person.role]}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function standing({ strength, nextContactOn, tone, toneReason }: AttendanceView): string {
  return [
    strength && STRENGTH_LABELS[strength],
    tone && `tone ${ATMOSPHERICS_LABELS[tone].toLowerCase()}${toneReason ? `: ${toneReason}` : ""}`,
    nextContactOn && `meet again by ${formatDate(nextContactOn)}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** After a rank the words of a name that is kept from the viewer must not look like one. */
function NameOnly({ name, hasRank }: { name: string; hasRank: boolean }) {
  if (name !== NAME_NOT_SHOWN) return <bdi>{name}</bdi>;
  return <span className="font-normal text-muted">{hasRank ? `(${name.toLowerCase()})` : name}</span>;
}

function post({ position, organisation }: AttendanceView): string {
  return [position, organisation].filter(Boolean).join(", ");
}
