import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { describeEvent } from "@/lib/audit/describe";
import { formatCount } from "@/lib/counts";
import { type CalendarDate, formatInstant } from "@/lib/dates";
import { isCovered } from "@/lib/portfolios/rules";
import type { AdminWorkView } from "@/lib/work/queries";

/** What waits for an admin: countries without an officer, and what was refused this week. */
export function AdminWork({ work, today }: { work: AdminWorkView; today: CalendarDate }) {
  return (
    <>
      {work.portfolios ? <UncoveredPortfolios portfolios={work.portfolios} today={today} /> : null}
      {work.refusals ? <Refusals refusals={work.refusals} /> : null}
    </>
  );
}

type Portfolios = NonNullable<AdminWorkView["portfolios"]>;

function UncoveredPortfolios({ portfolios, today }: { portfolios: Portfolios; today: CalendarDate }) {
  const uncovered = portfolios.filter((portfolio) => !isCovered(portfolio, today));
  return (
    <Section
      title="Portfolios nobody covers"
      note={uncovered.length > 0 ? "In force today, without an officer who can sign in." : undefined}
      action={
        <Anchor href="/admin/portfolios" className="prose-link">
          All portfolios
        </Anchor>
      }
    >
      {uncovered.length === 0 ? (
        <p className="text-muted">
          {portfolios.length === 0
            ? "There are no portfolios yet."
            : "Every portfolio in force has its officer."}
        </p>
      ) : (
        <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
          {uncovered.map((portfolio) => (
            <li key={portfolio.id} className="grid gap-0.5 px-4 py-2.5">
              <Anchor
                href={`/admin/portfolios/${portfolio.id}`}
                className="w-fit font-medium hover:underline"
              >
                {portfolio.name}
              </Anchor>
              <span className="text-sm text-muted">
                {portfolio.countries.map((country) => country.name).join(", ")}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Refusals({ refusals }: { refusals: NonNullable<AdminWorkView["refusals"]> }) {
  return (
    <Section
      title="Refused in the last 7 days"
      action={
        refusals.total > 0 ? (
          <Anchor href={refusals.href} className="prose-link">
            {refusals.total === 1 ? "Open the list" : `All ${formatCount(refusals.total)}`}
            <span className="sr-only"> (refused in the last 7 days)</span>
          </Anchor>
        ) : null
      }
    >
      {refusals.total === 0 ? (
        <p className="text-muted">Nobody was refused anything.</p>
      ) : (
        <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
          {refusals.rows.map((event) => (
            <li key={event.sequence.toString()} className="grid gap-0.5 px-4 py-2.5">
              <span className="wrap-anywhere">{describeEvent(event)}</span>
              <span className="text-xs tabular-nums text-muted">{formatInstant(event.at, "UTC")}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
