import type { Marking, Role } from "@/lib/generated/prisma/enums";

/** The password of every demonstration account; shown on the sign-in page. */
export const DEMO_PASSWORD = "demo-rapport-2026";

type DemoAccount = {
  id: string;
  email: string;
  name: string;
  /** One line for whoever tries the product out: what this person does here. */
  purpose: string;
  nation: string;
  roles: Role[];
  markingCeiling: Marking;
  allCountries: boolean;
  timeZone: string;
  portfolio?: string;
};

/** Fixed ids, so that tests and the demonstration data can name them. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    id: "00000000-0000-7000-8000-00000000a001",
    email: "officer@demo.example",
    name: "Avery Whitlock",
    purpose: "Officer: logs engagements and promises in a few countries",
    nation: "USA",
    roles: ["OFFICER"],
    markingCeiling: "CUI",
    allCountries: false,
    timeZone: "Asia/Tokyo",
    portfolio: "Western Pacific",
  },
  {
    id: "00000000-0000-7000-8000-00000000a002",
    email: "leader@demo.example",
    name: "Jordan Okafor",
    purpose: "Leader: reads what it adds up to, in all countries",
    nation: "USA",
    roles: ["LEADER", "APPROVER"],
    markingCeiling: "CUI",
    allCountries: true,
    timeZone: "Pacific/Honolulu",
  },
  {
    id: "00000000-0000-7000-8000-00000000a003",
    email: "admin@demo.example",
    name: "Riley Castellanos",
    purpose: "Admin: decides who covers which countries, reads the audit trail",
    nation: "USA",
    roles: ["APPROVER", "PORTFOLIO_ADMIN", "SYSTEM_ADMIN", "AUDITOR"],
    markingCeiling: "CUI",
    allCountries: true,
    timeZone: "America/New_York",
  },
  {
    id: "00000000-0000-7000-8000-00000000a004",
    email: "partner@demo.example",
    name: "Morgan Ashdown",
    purpose: "Allied liaison officer: reads what is releasable to the nation served",
    nation: "GBR",
    roles: ["VIEWER"],
    markingCeiling: "CUI",
    allCountries: true,
    timeZone: "Europe/London",
  },
  {
    id: "00000000-0000-7000-8000-00000000a005",
    email: "deputy@demo.example",
    name: "Quinlan Marsh",
    purpose: "Second admin: confirms or refuses wider access that another admin proposes",
    nation: "USA",
    roles: ["APPROVER", "PORTFOLIO_ADMIN", "SYSTEM_ADMIN"],
    markingCeiling: "CUI",
    allCountries: true,
    timeZone: "America/New_York",
  },
];

/** Whether the email is one of the demonstration accounts. Says nothing about whether the account exists here. */
export function isDemoAccount(email: string): boolean {
  return DEMO_ACCOUNTS.some((account) => account.email === email);
}
