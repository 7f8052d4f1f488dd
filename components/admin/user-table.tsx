import {
  RowLink,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { roleNames } from "@/lib/auth/roles";
import type { UserRow } from "@/lib/auth/users/queries";
import { countryName } from "@/lib/countries/labels";
import { type CalendarDate, calendarDateOf, formatInstant } from "@/lib/dates";
import { coversOn } from "@/lib/portfolios/rules";
import { AccountBadge } from "./account-badge";

type UserTableProps = {
  rows: readonly UserRow[];
  /** Today (UTC), on which covers are judged. */
  today: CalendarDate;
  /** Zone in which the reader reads moments. */
  timeZone: string;
};

export function UserTable({ rows, today, timeZone }: UserTableProps) {
  return (
    <Table caption="Accounts">
      <TableHead>
        <TableHeader>Person</TableHeader>
        <TableHeader priority={2}>Roles</TableHeader>
        <TableHeader priority={3}>Nation</TableHeader>
        <TableHeader priority={3}>Ceiling</TableHeader>
        <TableHeader priority={2}>Covers today</TableHeader>
        <TableHeader priority={3}>Last sign-in</TableHeader>
        <TableHeader>State</TableHeader>
      </TableHead>
      <TableBody>
        {rows.map((user) => (
          <TableRow key={user.id}>
            <TableCell>
              <RowLink href={`/admin/users/${user.id}`}>{user.name}</RowLink>
              <div className="text-muted wrap-anywhere">
                {user.email.split("@")[0]}
                <wbr />@{user.email.split("@")[1]}
              </div>
            </TableCell>
            <TableCell priority={2}>{roleNames(user.roles).join(", ")}</TableCell>
            <TableCell priority={3}>{countryName(user.nation)}</TableCell>
            <TableCell priority={3}>{user.markingCeiling}</TableCell>
            <TableCell priority={2}>{coverToday(user, today)}</TableCell>
            <TableCell priority={3}>
              {user.lastSignInAt ? formatInstant(user.lastSignInAt, timeZone) : "Never"}
            </TableCell>
            <TableCell>
              <AccountBadge isDisabled={user.disabledAt !== null} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function coverToday(user: UserRow, today: CalendarDate): string {
  if (user.allCountries) return "All countries";
  const held = user.memberships.filter(({ portfolio, ...member }) =>
    coversOn(daysOf(portfolio), daysOf(member), today),
  );
  return held.map(({ portfolio }) => portfolio.name).join(", ") || "No countries";
}

function daysOf({ startsOn, endsOn }: { startsOn: Date; endsOn: Date | null }) {
  return { startsOn: calendarDateOf(startsOn), endsOn: endsOn && calendarDateOf(endsOn) };
}
