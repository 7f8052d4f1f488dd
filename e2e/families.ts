import type { Person } from "./fixtures";

/** What stands under a folder of the source tree that is named after a parameter, and how it is shown that nobody gets in who may not. */
type Family =
  | {
      /** Records of the demonstration, and whom some of them are closed to. */
      closedTo: readonly Person[];
      list: string;
      /** Who sees all of the list. */
      seenBy: Person;
      /** Takes from an address what stands in it from the first parameter on. */
      record: RegExp;
    }
  /** The demonstration has none that is closed to anybody. */
  | { madeBy: "closed-records.spec.ts" }
  /** Closed to nobody who is signed in, and why. */
  | { isOpen: string; samples: readonly string[] };

const ID = "([0-9a-f-]{36})";
const inAdministration = (list: string, name = ID): Family => ({
  list,
  record: new RegExp(`^${list}/${name}$`),
  seenBy: "admin",
  closedTo: ["officer", "leader", "partner"],
});

/** By the folder. A new one fails access.spec.ts until it is here. */
export const FAMILIES: Readonly<Record<string, Family>> = {
  "/engagements/[ref]": {
    list: "/engagements?sort=updated",
    record: /^\/engagements\/([A-Z][A-Z0-9-]{7,})$/,
    seenBy: "leader",
    closedTo: ["officer", "partner"],
  },
  "/engagements/series/[id]": { madeBy: "closed-records.spec.ts" },
  "/people/[id]": {
    list: "/people",
    record: new RegExp(`^/people/${ID}$`),
    seenBy: "leader",
    closedTo: ["officer", "partner"],
  },
  "/posts/[id]": {
    list: "/posts",
    record: new RegExp(`^/posts/${ID}$`),
    seenBy: "leader",
    closedTo: ["officer", "partner"],
  },
  "/organisations/[id]": {
    list: "/organisations",
    record: new RegExp(`^/organisations/${ID}$`),
    seenBy: "leader",
    closedTo: ["officer", "partner"],
  },
  "/commitments/[id]": {
    list: "/commitments",
    record: new RegExp(`^/commitments/${ID}$`),
    seenBy: "leader",
    closedTo: ["officer", "partner"],
  },
  "/handovers/[id]": {
    list: "/handovers",
    record: new RegExp(`^/handovers/${ID}$`),
    seenBy: "leader",
    closedTo: ["partner"],
  },
  "/exercises/[slug]/[reference]": {
    list: "/exercises",
    record: /^\/exercises\/([a-z0-9-]+\/EX-[A-Z0-9-]+)$/,
    seenBy: "leader",
    closedTo: ["partner"],
  },
  "/crises/[ref]": { madeBy: "closed-records.spec.ts" },
  "/crises/[ref]/sitreps/[report]": { madeBy: "closed-records.spec.ts" },
  "/api/attachments/[id]": { madeBy: "closed-records.spec.ts" },
  "/api/exports/[list]": { madeBy: "closed-records.spec.ts" },
  "/admin/users/[id]": inAdministration("/admin/users"),
  "/admin/portfolios/[id]": inAdministration("/admin/portfolios"),
  "/admin/posts/[id]": inAdministration("/admin/posts"),
  "/admin/review-chains/[id]": inAdministration("/admin/review-chains"),
  "/admin/reader-groups/[id]": inAdministration("/admin/reader-groups"),
  "/admin/picklists/[list]": inAdministration("/admin/picklists", "([A-Z_]+)"),
  "/countries/[code]": {
    isOpen:
      "Countries are reference data; what a page counts and lists of one is read through the wall as its reader.",
    samples: ["/countries/JPN", "/countries/BRA"],
  },
  "/exercises/[slug]": {
    isOpen: "That an exercise exists is public; its editions are closed one by one.",
    samples: ["/exercises/balikatan", "/exercises/unitas"],
  },
  "/objectives/[code]": {
    isOpen:
      "What we aim at is told to partners; what was done towards it is read through the wall as its reader.",
    samples: ["/objectives/LOE1-01", "/objectives/LOE2-01"],
  },
};

/** The address of a record under a folder, or of a page below it; what else stands for a record in it is the first one. */
export function addressUnder(folder: string, path: string, id: string): string {
  return `${folder.slice(0, folder.indexOf("["))}${id}${path.slice(folder.length)}`.replace(
    /\[\w+\]/g,
    "001",
  );
}

/** Each folder of these addresses that is named after a parameter: `/crises/[ref]` and `/crises/[ref]/sitreps/[report]` of
 * `/crises/[ref]/sitreps/[report]/edit`. */
export function parameterFolders(addresses: readonly string[]): string[] {
  const folders = addresses.flatMap((address) => {
    const steps = address.split("/");
    return steps.flatMap((step, at) => (step.startsWith("[") ? steps.slice(0, at + 1).join("/") : []));
  });
  return [...new Set(folders)].sort();
}
