import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Anchor } from "@/components/ui/anchor";
import { Icon } from "@/components/ui/icon";
import { UnknownValue } from "@/components/ui/table";
import { commitmentsHref } from "@/lib/commitments/filters";
import { formatCount } from "@/lib/counts";
import { minutesInWords } from "@/lib/crises/labels";
import type { LogEntry } from "@/lib/crises/log/queries";
import { latencyMinutes } from "@/lib/crises/moments";
import { postureWords } from "@/lib/crises/posture/labels";
import { postureChange, standingPostures } from "@/lib/crises/posture/rules";
import type { CrisisHeader, CrisisTracks, getContactHistory } from "@/lib/crises/queries";
import type { SitrepLine } from "@/lib/crises/sitreps/queries";
import { sitrepSlug } from "@/lib/crises/sitreps/rules";
import { readSections, type SitrepSection, type StandingSections } from "@/lib/crises/sitreps/sections";
import { POSITION_KINDS } from "./crisis-tracks";
import { EngagementLines } from "./engagement-lines";
import { type Clocks, Moment } from "./moment";
import { NextReport } from "./next-report";

type CrisisTilesProps = {
  crisis: CrisisHeader;
  /** The latest report, or null before the first. */
  report: SitrepLine | null;
  /** What stands under its headings, whichever report said it. */
  standing: StandingSections<SitrepLine>;
  author: string | null;
  entries: readonly LogEntry[];
  tracks: CrisisTracks;
  history: Awaited<ReturnType<typeof getContactHistory>>;
  clocks: Clocks;
  now: Date;
};

/** What a leader wants to know inside five minutes, the answers that are short above those that are long; what nobody has reported says so. */
export function CrisisTiles(props: CrisisTilesProps) {
  const { crisis, report, standing, author, entries, tracks, history, clocks, now } = props;
  const decision = standing.get("decisions");
  const decisionBy = readSections(report?.sections).decisionBy ?? decision?.decisionBy ?? null;
  const slug = report?.number ? sitrepSlug(report.number, report.correction) : null;
  const reportHref = slug ? `/crises/${crisis.reference}/sitreps/${slug}` : null;
  const written = (section: SitrepSection) => {
    const said = standing.get(section);
    if (!said) return <UnknownValue>Not reported</UnknownValue>;
    return (
      <>
        <p className="line-clamp-6">{said.text}</p>
        {said.report.id !== report?.id && said.report.number ? (
          <p className="text-sm text-muted">
            No change since SITREP {sitrepSlug(said.report.number, said.report.correction)}
          </p>
        ) : null}
      </>
    );
  };
  const isLate = decisionBy !== null && crisis.isRunning && decisionBy < now;

  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <BriefTile title="What happened" className="sm:col-span-2">
        {report && reportHref ? (
          <>
            <p className="text-lg leading-snug">{report.bluf}</p>
            <p className="text-sm text-muted">
              <Anchor href={reportHref} className="prose-link">
                SITREP {slug}
              </Anchor>
              , as of <Moment at={report.asOfAt} clocks={clocks} />
            </p>
          </>
        ) : (
          <>
            <p>{crisis.summary}</p>
            <p className="text-sm text-muted">No situation report yet; this is the summary of the crisis.</p>
          </>
        )}
      </BriefTile>
      <BriefTile title="Decision wanted" isUrgent={decisionBy !== null && crisis.isRunning}>
        {decisionBy ? (
          <p className={clsx("font-semibold", isLate && "text-danger")}>
            {isLate ? <Icon name="siren" className="mr-1 inline" /> : null}
            by <Moment at={decisionBy} clocks={clocks} look="lines" />
          </p>
        ) : null}
        {decision ? written("decisions") : <p className="text-muted">{noDecision(report, decisionBy)}</p>}
      </BriefTile>
      <BriefTile title="What comes next">
        {standing.has("actions") ? written("actions") : null}
        <div>
          <p className="text-sm text-muted">Next report</p>
          <NextReport
            last={crisis.lastReport}
            isRunning={crisis.isRunning}
            now={now}
            clocks={clocks}
            look="lines"
          />
        </div>
      </BriefTile>
      <BriefTile title="Our people and citizens">{written("accountability")}</BriefTile>
      <BriefTile title="Who else knows">{written("information")}</BriefTile>
      <BriefTile title="Confidence and biggest unknown">{written("assessment")}</BriefTile>
      <BriefTile title="Whom to ask">
        {report ? (
          <>
            <p className="font-medium">{report.originator}</p>
            {author ? <p className="text-sm text-muted">Last report drafted by {author}</p> : null}
          </>
        ) : (
          <UnknownValue>No report yet</UnknownValue>
        )}
      </BriefTile>
      <BriefTile title={crisis.isRunning ? "Posture now" : "Posture at the end"}>
        <PostureNow
          tracks={tracks}
          reported={written("posture")}
          clocks={clocks}
          now={crisis.isRunning ? now : null}
        />
      </BriefTile>
      <BriefTile title="The other side: demands, offers, deadline">
        <OtherSide tracks={tracks} reported={written("diplomatic")} />
      </BriefTile>
      <BriefTile title={crisis.isHistorical ? "Linked engagements" : "Last contacts and open commitments"}>
        {history.contacts.length > 0 ? (
          <EngagementLines engagements={history.contacts} />
        ) : (
          <p className="text-muted">{crisis.isHistorical ? "None." : "No contact on record."}</p>
        )}
        {history.countryCodes.length === 0 ? null : (
          <p className="text-sm">
            Open commitments:{" "}
            <Anchor
              href={commitmentsHref({ state: "open", country: [...history.countryCodes] })}
              className="prose-link"
            >
              {formatCount(history.openCommitments)}
            </Anchor>
          </p>
        )}
      </BriefTile>
      <BriefTile title="Last log entries">
        {entries.length > 0 ? (
          <ol className="grid gap-2 text-sm">
            {entries.map((entry) => (
              <li key={entry.id} className="grid">
                <Moment
                  at={entry.eventAt}
                  clocks={{ ...clocks, there: entry.timeZone }}
                  precision={entry.eventPrecision}
                  look="group"
                  className="text-muted"
                />
                <Anchor href={`#entry-${entry.number}`} className="line-clamp-2 hover:underline">
                  {entry.text}
                </Anchor>
              </li>
            ))}
          </ol>
        ) : (
          <p className="text-muted">The log is empty.</p>
        )}
      </BriefTile>
    </div>
  );
}

/** Why no decision is told. Reports of earlier days could give a deadline without one. */
function noDecision(report: SitrepLine | null, decisionBy: Date | null): string {
  if (!report) return "No report yet.";
  return decisionBy ? "The last report does not say which." : "None named in the last report.";
}

function BriefTile({
  title,
  isUrgent,
  className,
  children,
}: {
  title: string;
  isUrgent?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section
      data-keep-together
      className={clsx(
        "grid min-w-0 content-start gap-2 rounded-lg border border-border bg-surface p-4",
        isUrgent && "border-l-4 border-l-warning",
        className,
      )}
    >
      <h2 className="text-sm font-medium text-muted">{title}</h2>
      {children}
    </section>
  );
}

/** The level each scope stands at, and what its last change was; the report's own words where no change is on record. */
function PostureNow({
  tracks,
  reported,
  clocks,
  now,
}: {
  tracks: CrisisTracks;
  reported: ReactNode;
  clocks: Clocks;
  now: Date | null;
}) {
  const standing = standingPostures(tracks.postures);
  if (standing.length === 0) return reported;
  return (
    <ul className="grid gap-2 text-sm">
      {standing.slice(0, 4).map(({ last, before }) => {
        const change = before ? postureChange(last.system, before.level, last.level) : null;
        return (
          <li key={last.id}>
            <p className="font-medium">
              {change === "RAISED" ? (
                <Icon name="arrow-up" size={3.5} label="Raised" className="inline" />
              ) : null}
              {change === "LOWERED" ? (
                <Icon name="arrow-down" size={3.5} label="Lowered" className="inline" />
              ) : null}
              {postureWords(last.system, last.level)}
            </p>
            <p className="line-clamp-2 text-muted">
              {last.scope}, {now ? `for ${minutesInWords(latencyMinutes(last.at, now))}` : "since "}
              {now ? null : <Moment at={last.at} clocks={clocks} precision={last.precision} look="group" />}
            </p>
          </li>
        );
      })}
      {standing.length > 4 ? (
        <li>
          <Anchor href="#posture" className="prose-link">
            {standing.length - 4} more
          </Anchor>
        </li>
      ) : null}
    </ul>
  );
}

/** Demands, offers and deadlines on record; the report's own words where none is. */
function OtherSide({ tracks, reported }: { tracks: CrisisTracks; reported: ReactNode }) {
  const { positions } = tracks;
  if (positions.length === 0) return reported;
  const shown = POSITION_KINDS.filter(
    ({ kind }) => kind === "DEMAND" || kind === "INDUCEMENT" || kind === "DEADLINE",
  );
  return (
    <>
      <dl className="grid gap-2 text-sm">
        {shown.map(({ kind, name }) => {
          const held = positions.filter((position) => position.kind === kind);
          if (held.length === 0) return null;
          return (
            <div key={kind}>
              <dt className="text-muted">
                {name}
                {held.length > 2 ? ` (${held.length})` : ""}
              </dt>
              {held.slice(0, 2).map((position) => (
                <dd key={position.id} className="line-clamp-2">
                  <span className="font-medium">{position.side}:</span> {position.text}
                </dd>
              ))}
            </div>
          );
        })}
      </dl>
      <Anchor href="#terms" className="text-sm prose-link">
        All terms by side
      </Anchor>
    </>
  );
}
