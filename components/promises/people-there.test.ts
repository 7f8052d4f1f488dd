import { expect, test } from "vitest";
import { peopleThere } from "./people-there";

const row = (name: string, fields: object = {}) => ({
  ...{ personId: null, name, side: "PARTNER", position: null, organisation: null },
  ...fields,
});

test("people of a record are offered once each, by their record or else by name, and a row without a name is nobody", () => {
  const mori = row("Mori, Kenji", { personId: "mori", position: "Chief", organisation: "Staff" });
  expect(peopleThere([mori, row(""), row("Sato, Yui", { side: "THIRD", organisation: "UN" }), mori])).toEqual(
    [
      { value: "mori", label: "Mori, Kenji", hint: "Chief, Staff", side: "PARTNER" },
      { value: "Sato, Yui", isNew: true, label: "Sato, Yui", hint: "UN", side: "THIRD" },
    ],
  );
});
