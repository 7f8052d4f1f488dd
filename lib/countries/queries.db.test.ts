import { describe, expect, it } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { asOwner } from "@/testing/owner";
import { setUp } from "@/testing/people";
import { COMMANDS } from "./commands";
import { listCountries } from "./queries";

const TODAY = "2026-11-22";

const countriesOn = (day: string) => withViewer(setUp, (db) => listCountries(db, day));

/** Codes of the states, Kosovo among them, that a command answers for on a day. */
async function statesOf(command: string, day: string): Promise<string[]> {
  return (await countriesOn(day)).flatMap((country) =>
    country.command === command && (country.kind === "STATE" || country.code === "XKX") ? country.code : [],
  );
}

async function commandOf(code: string, day: string): Promise<string | null | undefined> {
  return (await countriesOn(day)).find((country) => country.code === code)?.command;
}

describe("the command of a country on a day", () => {
  it.each([
    ["AFRICOM", 53],
    ["CENTCOM", 21],
    ["EUCOM", 50],
    ["INDOPACOM", 36],
    ["NORTHCOM", 4],
    ["SOUTHCOM", 31],
  ])("%s answers for %i states", async (command, count) => {
    expect(await statesOf(command, TODAY)).toHaveLength(count);
  });

  it("is one of every state there is", async () => {
    const covered: string[] = [];
    for (const { code } of COMMANDS) covered.push(...(await statesOf(code, TODAY)));
    // 193 members of the United Nations, the Holy See and Kosovo.
    expect(new Set(covered).size).toBe(195);
    expect(covered).toHaveLength(195);
  });

  it("went for Israel from one list to another without a gap", async () => {
    expect(await statesOf("EUCOM", "2020-06-01")).toHaveLength(51);
    expect(await statesOf("CENTCOM", "2020-06-01")).toHaveLength(20);
  });

  it.each([
    ["GRL", "2025-06-16", "EUCOM"],
    ["GRL", "2025-06-17", "NORTHCOM"],
    ["DNK", "2025-06-17", "EUCOM"],
    ["ISR", "2021-01-14", "EUCOM"],
    ["ISR", "2021-01-15", "CENTCOM"],
    ["EGY", "2010-01-01", "CENTCOM"],
    ["MAR", "2010-01-01", "AFRICOM"],
    ["GHA", "2008-09-30", null],
    ["GHA", "2008-10-01", "AFRICOM"],
    ["ATA", TODAY, null],
  ])("of %s on %s is %s", async (code, day, command) => {
    expect(await commandOf(code, day)).toBe(command);
  });

  it("is the one that began last where two overlap", async () => {
    const id = newId();
    const before = await commandOf("JPN", "2010-12-31");
    await asOwner(
      `insert into command_assignment (id, country_code, command_code, starts_on, source) values ($1, 'JPN', 'SOUTHCOM', '2011-01-01', 'test')`,
      [id],
    );
    expect([await commandOf("JPN", "2010-12-31"), await commandOf("JPN", "2011-01-01")]).toEqual([
      before,
      "SOUTHCOM",
    ]);
    await asOwner("delete from command_assignment where id = $1", [id]);
  });
});
