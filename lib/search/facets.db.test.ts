import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { readCommitmentFilters } from "@/lib/commitments/filters";
import { countCommitments } from "@/lib/commitments/queries";
import { withViewer } from "@/lib/db";
import { writeEngagements } from "@/lib/engagements/writing/write-engagements";
import { newId } from "@/lib/ids";
import { readPersonFilters } from "@/lib/people/filters";
import { listPeople } from "@/lib/people/queries";
import { createViewer, setUp } from "@/testing/people";
import { readSearch } from "./filters";
import { searchAll } from "./queries";

// Facets of kinds other than engagements.

const officer = await createViewer({ countries: ["JPN"] });
const elsewhere = await createViewer({ countries: ["NOR"] });

/** Each value with its count, after following each to what it opens. */
const followed = async (viewer: Viewer, text: string, kind: "people" | "commitments" | "editions") => {
  const found = (await searchAll(viewer, text))[kind];
  for (const { values } of found.facets ?? [])
    for (const { href, count, label } of values) {
      const url = new URL(href, "http://x");
      const query = Object.fromEntries(url.searchParams);
      const total = async () => {
        if (kind === "people")
          return withViewer(
            viewer,
            async (db) => (await listPeople(db, readPersonFilters(query).filters, 1)).info.total,
          );
        if (kind === "commitments")
          return withViewer(viewer, (db) =>
            countCommitments(db, viewer, readCommitmentFilters(query).filters),
          );
        const asked = readSearch(query);
        const { editions } = await searchAll(viewer, asked.text ?? "", {
          kind: "editions",
          page: asked.page,
          narrowed: asked.narrowed,
        });
        expect(editions.total).toBe(found.total);
        return editions.info?.total;
      };
      expect(await total(), `${label}: ${href}`).toBe(count);
    }
  return (found.facets ?? []).map(({ name, values }) => [
    name,
    values.map(({ label, count }) => [label, count]),
  ]);
};

test("people by country and service, of those open to the viewer, also where they only come close", async () => {
  const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
  await withViewer(setUp, (db) =>
    db.person.createMany({
      data: (
        [
          ["JPN", "NAVY"],
          ["JPN", "ARMY"],
          ["JPN", null],
          ["NOR", "NAVY"],
        ] as const
      ).map(([nationality, service], index) => ({
        familyName: "Wexelblatt",
        givenName: `Number ${index}`,
        nationality,
        service,
        createdById: setUp.id,
      })),
    }),
  );
  const facets = [
    [
      "country",
      [
        ["Japan", 3],
        ["Norway", 1],
      ],
    ],
    [
      "service",
      [
        ["Navy", 2],
        ["Army", 1],
      ],
    ],
  ];
  expect(await followed(leader, "wexelblatt", "people")).toEqual(facets);
  expect(await followed(leader, "Wexelblat number", "people")).toEqual(facets);
  expect((await searchAll(leader, "Wexelblad")).people.isNear).toBe(true);
  expect(await followed(leader, "Wexelblad", "people")).toEqual(facets);
  expect(await followed(officer, "wexelblatt", "people")).toEqual([
    [
      "service",
      [
        ["Army", 1],
        ["Navy", 1],
      ],
    ],
  ]);
  expect(await followed(elsewhere, "wexelblatt", "people")).toEqual([]);
});

test("people found partly by a biography alone have none, since their narrower lists may hold more", async () => {
  await withViewer(setUp, (db) =>
    db.person.createMany({
      data: [
        { familyName: "Quillfeather", givenName: "Ann", nationality: "JPN", createdById: setUp.id },
        {
          familyName: "Sato",
          givenName: "Ken",
          nationality: "KOR",
          biography: "Served under Quillfeather.",
          biographySource: "https://example.org/sato",
          createdById: setUp.id,
        },
        { familyName: "Quilfeather", givenName: "Min", nationality: "KOR", createdById: setUp.id },
      ],
    }),
  );
  const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
  expect((await searchAll(leader, "quillfeather")).people).toMatchObject({ total: 2, facets: [] });
});

test("promises by side and state, by the viewer's own day", async () => {
  const promised = (
    text: string,
    bySide: "OWN" | "PARTNER",
    state: "OPEN" | "IN_WORK" | "DONE",
    dueOn: string,
  ) => ({
    text,
    bySide,
    state,
    dueOn,
    ownerName: "Somebody",
    ...(state === "DONE" ? { closedOn: "2026-03-10" } : {}),
  });
  await withViewer(setUp, (db) =>
    writeEngagements(db, setUp, [
      {
        type: "BILAT",
        title: "Talks",
        status: "COMPLETE",
        publication: "PUBLISHED",
        startsOn: "2026-03-01",
        timeZone: "UTC",
        countries: [{ code: "JPN", role: "HOST" }],
        commitments: [
          promised("Deliver the bathyscaphe", "OWN", "OPEN", "2026-03-05"),
          promised("Paint the bathyscaphe", "OWN", "IN_WORK", "2099-03-05"),
          promised("Insure the bathyscaphe", "PARTNER", "DONE", "2026-03-09"),
        ],
      },
    ]),
  );
  expect(await followed(officer, "bathyscaphe", "commitments")).toEqual([
    [
      "side",
      [
        ["Own side", 2],
        ["Partner", 1],
      ],
    ],
    [
      "state",
      [
        ["Open", 2],
        ["Overdue", 1],
        ["Closed", 1],
      ],
    ],
  ]);
  expect(await followed(elsewhere, "bathyscaphe", "commitments")).toEqual([]);
});

test("editions of exercises by country and year, each with a page of just these", async () => {
  const seriesId = newId();
  const slug = `facet-${seriesId.slice(-8)}`;
  await withViewer(setUp, async (db) => {
    await db.exerciseSeries.create({
      data: { id: seriesId, slug, name: `Facet ${slug}`, lead: "A command" },
    });
    for (const [year, countryCodes] of [
      [2031, ["AUS", "JPN"]],
      [2032, ["JPN"]],
      [2033, ["JPN", "NOR"]],
    ] as const)
      await db.exerciseEdition.create({
        data: {
          reference: `EX-${slug.toUpperCase()}-${year % 100}`,
          seriesId,
          year,
          countryCodes: [...countryCodes],
          createdById: setUp.id,
        },
      });
  });
  expect(await followed(officer, `Facet ${slug}`, "editions")).toEqual([
    [
      "country",
      [
        ["Japan", 3],
        ["Australia", 1],
        ["Norway", 1],
      ],
    ],
    [
      "year",
      [
        ["2033", 1],
        ["2032", 1],
        ["2031", 1],
      ],
    ],
  ]);
  const none = await searchAll(officer, `Facet ${slug}`, {
    kind: "editions",
    page: 1,
    narrowed: { country: "NOR", year: 2031 },
  });
  expect(none.editions).toMatchObject({ total: 3, rows: [], info: { total: 0 } });
  const guest = await createViewer({ roles: ["VIEWER"], nation: "NOR" });
  expect((await searchAll(guest, `Facet ${slug}`)).editions).toMatchObject({ total: 1, facets: [] });
});
