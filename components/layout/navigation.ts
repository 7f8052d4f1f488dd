import type { IconName } from "@/components/ui/icon-paths";

export type NavItem = { href: string; label: string; icon: IconName };

/** The pages in the order of a working day: own work first, then the record, then what it adds up to. */
export const mainItems: readonly NavItem[] = [
  { href: "/", label: "My work", icon: "home" },
  { href: "/engagements", label: "Engagements", icon: "handshake" },
  { href: "/exercises", label: "Exercises", icon: "target" },
  { href: "/commitments", label: "Commitments", icon: "circle-check" },
  { href: "/objectives", label: "Objectives", icon: "flag" },
  { href: "/crises", label: "Crises", icon: "siren" },
  { href: "/countries", label: "Countries", icon: "globe" },
  { href: "/people", label: "People", icon: "people" },
  { href: "/dashboards", label: "Dashboards", icon: "trend" },
];

export const adminItems: readonly NavItem[] = [
  { href: "/admin/users", label: "Users", icon: "person" },
  { href: "/admin/portfolios", label: "Portfolios", icon: "briefcase" },
  { href: "/admin/posts", label: "Own posts", icon: "flag" },
  { href: "/admin/reader-groups", label: "Reader groups", icon: "lock" },
  { href: "/admin/picklists", label: "Lists and limits", icon: "list" },
  { href: "/admin/review-chains", label: "Review chains", icon: "circle-check" },
  { href: "/admin/audit", label: "Audit", icon: "scroll" },
];
