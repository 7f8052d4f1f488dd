import "server-only";
import { calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";

export type PortfolioView = {
  id: string;
  version: number;
  name: string;
  startsOn: string;
  endsOn: string | null;
  countries: { code: string; name: string }[];
  members: {
    userId: string;
    name: string;
    email: string;
    isDisabled: boolean;
    startsOn: string;
    endsOn: string | null;
    isBackup: boolean;
  }[];
};

/** Every portfolio by name, with its countries by name and its people, main cover first. Dates are calendar days. */
export async function listPortfolios(db: Db): Promise<PortfolioView[]> {
  const rows = await db.portfolio.findMany({ orderBy: { name: "asc" }, include: parts });
  return rows.map(toView);
}

/** One portfolio, or null. */
export async function getPortfolio(db: Db, id: string): Promise<PortfolioView | null> {
  const row = await db.portfolio.findUnique({ where: { id }, include: parts });
  return row && toView(row);
}

const parts = {
  countries: { include: { country: { select: { name: true } } }, orderBy: { country: { name: "asc" } } },
  members: {
    include: { user: { select: { name: true, email: true, disabledAt: true } } },
    orderBy: [{ isBackup: "asc" }, { startsOn: "asc" }, { user: { name: "asc" } }],
  },
} satisfies Prisma.PortfolioInclude;

function toView(row: Prisma.PortfolioGetPayload<{ include: typeof parts }>): PortfolioView {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    ...periodOf(row),
    countries: row.countries.map(({ countryCode, country }) => ({ code: countryCode, name: country.name })),
    members: row.members.map(({ userId, user, isBackup, ...member }) => ({
      userId,
      name: user.name,
      email: user.email,
      isDisabled: user.disabledAt !== null,
      ...periodOf(member),
      isBackup,
    })),
  };
}

function periodOf({ startsOn, endsOn }: { startsOn: Date; endsOn: Date | null }) {
  return { startsOn: calendarDateOf(startsOn), endsOn: endsOn && calendarDateOf(endsOn) };
}
