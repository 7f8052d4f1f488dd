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
import { type CalendarDate, formatInstant } from "@/lib/dates";
import type { PortfolioView } from "@/lib/portfolios/queries";
import { coverOn } from "@/lib/portfolios/rules";
import { AccountBadge } from "./account-badge";

type UserTableProps = {
  rows: readonly UserRow[];
  /** All of them, to say who covers which. */
  portfolios: readonly PortfolioView[];
  /** Today (UTC), on which covers are judged. */
  today: CalendarDate;
  /** Zone in which the reader reads moments. */
  timeZone: string;
};

export function UserTable({ rows, portfolios, today, timeZone }: UserTableProps) {
  const covered = coveredBy(portfolios, today);
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
            <TableCell priority={2}>
              {user.allCountries ? "All countries" : (covered.get(user.id)?.join(", ") ?? "No countries")}
            </TableCell>
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

/** Names of the portfolios that each account covers on the day. */
function coveredBy(portfolios: readonly PortfolioView[], day: CalendarDate): Map<string, string[]> {
  const covered = new Map<string, string[]>();
  for (const { name, cover } of portfolios)
    for (const userId of new Set(coverOn(cover, day).flatMap((row) => (row.covers ? row.userId : []))))
      covered.set(userId, [...(covered.get(userId) ?? []), name]);
  return covered;
}
