import { Anchor } from "@/components/ui/anchor";
import { Tile, Tiles } from "@/components/ui/tile";
import { formatCount } from "@/lib/counts";
import { crisesHref } from "@/lib/crises/filters";
import type { Waiting } from "@/lib/dashboards/decisions/prepare";
import type { DashboardModel } from "@/lib/dashboards/prepare";

type HeadlineTilesProps = {
  model: DashboardModel;
  activeCrises: number;
  unreadReports: Waiting["unread"];
  reviews: Waiting["reviews"];
};

/** The numbers of the page in one row. */
export function HeadlineTiles({ model, activeCrises, unreadReports, reviews }: HeadlineTilesProps) {
  const { held, ahead, seniority } = model;
  return (
    <Tiles>
      <Tile
        label="Engagements held"
        value={held.total.value}
        href={held.total.href}
        comparison={held.total.comparison}
      >
        {held.calledOff.length > 0 ? (
          // Above the link that covers the tile.
          <p className="relative z-(--z-raised) flex flex-wrap gap-x-2 justify-self-start text-sm text-muted">
            {held.calledOff.map(({ label, value, href }) => (
              <Anchor key={label} href={href} className="prose-link inline-flex min-h-6 items-center">
                {formatCount(value)} {label}
              </Anchor>
            ))}
            <Anchor href={held.whyHref} className="prose-link inline-flex min-h-6 items-center">
              by reason
            </Anchor>
          </p>
        ) : null}
      </Tile>
      <Tile label="Held this month so far" value={held.running.value} href={held.running.href}>
        <p className="text-sm text-muted">
          {held.running.month} is not over: it stands in no other figure of what was held
        </p>
      </Tile>
      <Tile label="Planned in the next 90 days" value={ahead.total.value} href={ahead.total.href}>
        <p className="text-sm text-muted">{ahead.words}</p>
      </Tile>
      <Tile label="With senior contact" value={seniority.senior.value} href={seniority.senior.href}>
        <p className="text-sm text-muted">
          {seniority.senior.share ? `${seniority.senior.share} of those held` : "None held in the period"}
        </p>
      </Tile>
      <Tile label="Active crises" value={activeCrises} href={crisesHref({ state: "running" })} />
      {unreadReports === null ? null : (
        <Tile label="Situation reports to acknowledge" value={unreadReports} href="#reports" />
      )}
      {reviews === null ? null : (
        <Tile label="Waiting for my approval" value={reviews.mine} href="/reviews" />
      )}
    </Tiles>
  );
}
