import { Tabs } from "@/components/ui/tabs";

type PeopleTabsProps = { current: "people" | "posts" | "organisations" | "review"; mayReview: boolean };

/** People, the posts they hold, the organisations these are in, and what of it waits for somebody's eye. */
export function PeopleTabs({ current, mayReview }: PeopleTabsProps) {
  return (
    <Tabs
      label="People, posts and organisations"
      items={[
        { href: "/people", label: "People", current: current === "people" },
        { href: "/posts", label: "Posts", current: current === "posts" },
        { href: "/organisations", label: "Organisations", current: current === "organisations" },
        ...(mayReview ? [{ href: "/people/review", label: "To review", current: current === "review" }] : []),
      ]}
    />
  );
}
