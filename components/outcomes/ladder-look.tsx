import { ExportLink } from "@/components/layout/export-link";
import { Anchor } from "@/components/ui/anchor";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  UnknownValue,
} from "@/components/ui/table";
import { formatCount } from "@/lib/counts";
import { formatDate, formatDateRange } from "@/lib/dates";
import { type EngagementFilters, engagementsHref } from "@/lib/engagements/filters";
import { markingLine } from "@/lib/markings/rules";
import type { OutcomeRow } from "@/lib/outcomes/export/queries";
import { STEP_LABELS } from "@/lib/outcomes/labels";
import { LadderCounts, type LadderCountsProps } from "./ladder-counts";

type LadderLookProps = LadderCountsProps & {
  filters: EngagementFilters;
  /** The first of the outcomes, and how many there are. */
  outcomes: readonly OutcomeRow[];
  outcomeCount: number;
};

/** The engagements of a list by what came of them: how far they have come, and the outcomes themselves. */
export function LadderLook({ steps, total, filters, outcomes, outcomeCount }: LadderLookProps) {
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="text-sm text-muted">
        What did these engagements change? Each is counted once, by the highest step that anything that came
        of it has reached.
      </p>
      <LadderCounts steps={steps} total={total} filters={filters} />
      {outcomes.length > 0 ? (
        <>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-sm text-muted">
              {outcomeCount > outcomes.length
                ? `The first ${formatCount(outcomes.length)} of ${formatCount(outcomeCount)} outcomes, those of the newest engagements first; the file has them all.`
                : outcomeCount === 1
                  ? "1 outcome."
                  : `${formatCount(outcomeCount)} outcomes, those of the newest engagements first.`}
            </p>
            <span className="flex flex-wrap gap-2 print:hidden">
              <ExportLink list="outcomes" href={engagementsHref(filters)}>
                Export outcomes
              </ExportLink>
              <ExportLink list="outcomes" href={engagementsHref(filters)} rows="steps">
                Export their steps
              </ExportLink>
            </span>
          </div>
          <OutcomeTable outcomes={outcomes} />
        </>
      ) : (
        <p className="text-muted">No outcome of these engagements is written down.</p>
      )}
    </div>
  );
}

function OutcomeTable({ outcomes }: { outcomes: readonly OutcomeRow[] }) {
  return (
    <Table caption="Outcomes">
      <TableHead>
        <TableHeader>Outcome</TableHeader>
        <TableHeader>Highest step</TableHeader>
        <TableHeader priority={2}>What shows it</TableHeader>
        <TableHeader priority={2}>Look again</TableHeader>
        <TableHeader priority={3}>Marking</TableHeader>
      </TableHead>
      <TableBody>
        {outcomes.map(({ id, text, top, engagement }) => (
          <TableRow key={id}>
            <TableCell className="lg:w-2/5">
              <span className="block max-w-prose break-words">{text}</span>
              <span className="mt-1 flex flex-wrap gap-x-2 text-xs text-muted">
                <Anchor
                  href={`/engagements/${engagement.reference}`}
                  className="inline-flex min-h-6 items-center prose-link"
                >
                  {engagement.title}
                </Anchor>
                <span className="py-1">
                  {formatDateRange(engagement.startsOn, engagement.endsOn, engagement.datePrecision)}
                </span>
              </span>
            </TableCell>
            <TableCell>
              {top ? (
                <>
                  {STEP_LABELS[top.step]}
                  <span className="block text-xs text-muted">since {formatDate(top.reachedOn)}</span>
                </>
              ) : (
                <UnknownValue>None yet</UnknownValue>
              )}
            </TableCell>
            <TableCell priority={2}>
              <span className="block max-w-sm text-sm break-words">{top?.evidence}</span>
            </TableCell>
            <TableCell priority={2}>{top?.checkOn ? formatDate(top.checkOn) : null}</TableCell>
            <TableCell priority={3} className="text-xs text-muted">
              {markingLine(engagement)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
