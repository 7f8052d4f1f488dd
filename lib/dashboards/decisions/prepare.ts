import { crisesHref } from "@/lib/crises/filters";
import { GRAVE_ALERTS } from "@/lib/crises/rules";
import { formatDate } from "@/lib/dates";
import type { DashboardModel } from "../prepare";

export type Decision = {
  key: string;
  count: number;
  /** What waits, after the count: "overdue commitments: partners". */
  words: string;
  /** The rows that are counted. */
  href: string;
};

export type Waiting = {
  graveCrises: number;
  /** Null for who does not acknowledge reports. */
  unread: number | null;
  /** Reviews that wait for the viewer's posts, and those of them and others open to the viewer that are overdue; null for who approves nothing. */
  reviews: { mine: number; overdue: number } | null;
  /** Whether nothing found means none, and not that it is not open to the viewer. */
  isWhole: boolean;
};

/**
 * What waits for a leader, most pressing first: grave crises, unread reports, approvals, broken promises, proposals near
 * their date, neglected countries. Only what is not zero.
 */
export function prepareDecisions(
  { promises, ahead, gaps }: Pick<DashboardModel, "promises" | "ahead" | "gaps">,
  { graveCrises, unread, reviews, isWhole }: Waiting,
): Decision[] {
  const overdue = promises.sides.map(({ side, label, overdue: { value, href } }) => ({
    key: `overdue-${side}`,
    count: value,
    words: `overdue ${one(value) ? "commitment" : "commitments"}: ${label.toLowerCase()}`,
    href,
  }));
  return [
    {
      key: "crises",
      count: graveCrises,
      words: one(graveCrises) ? "crisis stands at warning or above" : "crises stand at warning or above",
      href: crisesHref({ state: "running", alert: GRAVE_ALERTS }),
    },
    {
      key: "unread",
      count: unread ?? 0,
      words: one(unread)
        ? "situation report you have not acknowledged"
        : "situation reports you have not acknowledged",
      href: "#reports",
    },
    {
      key: "reviews",
      count: reviews?.mine ?? 0,
      words: one(reviews?.mine ?? null)
        ? "report or plan waits for your approval"
        : "reports and plans wait for your approval",
      href: "/reviews",
    },
    {
      key: "overdue-reviews",
      count: reviews?.overdue ?? 0,
      words: one(reviews?.overdue ?? null) ? "review is overdue" : "reviews are overdue",
      href: "/reviews?part=overdue",
    },
    ...overdue,
    {
      key: "undecided",
      count: ahead.undecided.value,
      words: one(ahead.undecided.value)
        ? "engagement in the next 30 days is only proposed"
        : "engagements in the next 30 days are only proposed",
      href: ahead.undecided.href,
    },
    {
      key: "gaps",
      count: gaps.value,
      words: `${gaps.isCovered ? "covered " : ""}${one(gaps.value) ? "country" : "countries"} without senior contact ${isWhole ? "" : "open to you "}since ${formatDate(gaps.since)}`,
      href: gaps.href,
    },
  ].filter(({ count }) => count > 0);
}

function one(count: number | null): boolean {
  return count === 1;
}
