import { BoundaryNote } from "@/components/maps/boundary-note";
import { stepsFor } from "@/components/maps/steps";
import { WorldMap } from "@/components/maps/world-map";
import { LadderLook } from "@/components/outcomes/ladder-look";
import { Tabs } from "@/components/ui/tabs";
import { formatCount } from "@/lib/counts";
import { addMonths, type CalendarDate, formatDate } from "@/lib/dates";
import type { EngagementFilters } from "@/lib/engagements/filters";
import { LANE_LABELS } from "@/lib/engagements/labels";
import {
  LANES,
  type LookFilters,
  lookHref,
  type NearMonths,
  TIMELINE_MONTHS,
} from "@/lib/engagements/looks/filters";
import type {
  MonthModel,
  preparePlaces,
  ReasonTable,
  RowPoint,
  TimelineModel,
} from "@/lib/engagements/looks/prepare";
import type { StepCount } from "@/lib/engagements/totals";
import type { OutcomeRow } from "@/lib/outcomes/export/queries";
import { EngagementMonth } from "./engagement-month";
import { EngagementTimeline } from "./engagement-timeline";
import { MonthSteps, NearLinks, type Step } from "./month-steps";
import { PointTable } from "./point-table";
import { ReasonLook } from "./reason-look";

/** What a picture without any engagement knows of the months that have some, and whether it went to one of them by itself. */
type Nearness = { isMoved: boolean; near: NearMonths | null };

export type LookModel =
  | ({ look: "calendar"; month: CalendarDate; model: MonthModel } & Nearness)
  | {
      look: "map";
      places: ReturnType<typeof preparePlaces>;
      /** Of those that have coordinates; how many these are, and of how many. */
      points: RowPoint[];
      placed: number;
      total: number;
    }
  | ({ look: "timeline"; from: CalendarDate; model: TimelineModel } & Nearness)
  | {
      look: "outcomes";
      steps: readonly StepCount[];
      total: number;
      /** The first of the outcomes, and how many there are. */
      outcomes: readonly OutcomeRow[];
      outcomeCount: number;
    }
  | { look: "reasons"; model: ReasonTable; total: number };

type EngagementLookProps = { filters: EngagementFilters; shown: LookFilters; picture: LookModel };

/** The engagements under the filters as a month, a map, a timeline, by what came of them, or by why they were called off. */
export function EngagementLook({ filters, shown, picture }: EngagementLookProps) {
  if (picture.look === "map") return <EngagementMap {...picture} />;
  if (picture.look === "outcomes") return <LadderLook {...picture} filters={filters} />;
  if (picture.look === "reasons") return <ReasonLook {...picture} />;
  const step = (label: string, month: CalendarDate) => ({
    label,
    href: lookHref(filters, { ...shown, month }),
  });
  const nearSteps = (near: NearMonths | null, endingWith: (month: CalendarDate) => CalendarDate): Step[] => [
    ...(near?.before ? [step(formatDate(near.before, "MONTH"), endingWith(near.before))] : []),
    ...(near?.after ? [step(formatDate(near.after, "MONTH"), near.after)] : []),
  ];
  if (picture.look === "calendar") {
    const [before, after] = [addMonths(picture.month, -1), addMonths(picture.month, 1)];
    return (
      <EngagementMonth
        model={picture.model}
        isMoved={picture.isMoved}
        near={picture.isMoved ? [] : nearSteps(picture.near, (month) => month)}
        before={step(formatDate(before, "MONTH"), before)}
        after={step(formatDate(after, "MONTH"), after)}
      />
    );
  }
  const { from, isMoved, near, model } = picture;
  const title = `${formatDate(from, "MONTH")} – ${formatDate(addMonths(from, TIMELINE_MONTHS - 1), "MONTH")}`;
  return (
    <div className="grid grid-cols-1 gap-3">
      <MonthSteps
        title={title}
        note={`In the month they begin; each number opens its rows.${isMoved ? " The nearest months with any." : ""}`}
        before={step("Year before", addMonths(from, -TIMELINE_MONTHS))}
        after={step("Year after", addMonths(from, TIMELINE_MONTHS))}
      />
      <Tabs
        label="Rows of the timeline"
        items={LANES.map((lane) => ({
          label: `By ${LANE_LABELS[lane].toLowerCase()}`,
          href: lookHref(filters, { ...shown, lane }),
          current: lane === shown.lane,
        }))}
      />
      {model.rows.length > 0 ? (
        <EngagementTimeline
          caption={`Engagements by ${LANE_LABELS[shown.lane].toLowerCase()} and month, ${title}`}
          rowHead={LANE_LABELS[shown.lane]}
          rowNouns={shown.lane === "country" ? ["country", "countries"] : ["type", "types"]}
          model={model}
        />
      ) : (
        <p className="text-muted">
          No engagement under these filters begins in these months.{" "}
          <NearLinks steps={nearSteps(near, (month) => addMonths(month, 1 - TIMELINE_MONTHS))} />
        </p>
      )}
    </div>
  );
}

function EngagementMap({ places, points, placed, total }: Extract<LookModel, { look: "map" }>) {
  const drawn = points.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <div className="grid grid-cols-1 gap-2">
      <p className="text-sm text-muted">
        An engagement of several nations counts once with each of them, so that countries add up to more than
        the total. Each country opens its rows, each point what took place there.
      </p>
      <WorldMap
        caption="Engagements by country"
        countries={places}
        points={points}
        pointLabel="Where one took place"
        legend={{ title: "Engagements", from: stepsFor(places.map((place) => place.value)) }}
        boundaryNote={<BoundaryNote />}
      />
      <p className="text-sm">
        {formatCount(placed)} of {formatCount(total)} {placed === 1 ? "has" : "have"} coordinates
        {placed > drawn ? `; the newest ${formatCount(drawn)} are drawn.` : "."}
      </p>
      {points.length > 0 ? <PointTable points={points} /> : null}
    </div>
  );
}
