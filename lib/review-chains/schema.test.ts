import { expect, it } from "vitest";
import { reviewChainSchema } from "./schema";

it("takes a chain out of force when its box is unticked, which a form sends as nothing", () => {
  const said = {
    name: "Reports",
    kind: "REPORT",
    steps: [{ postIds: ["00000000-0000-7000-8000-000000000001"], days: "3" }],
  };
  expect(reviewChainSchema.parse(said).isActive).toBe(false);
  expect(reviewChainSchema.parse({ ...said, isActive: "on" }).isActive).toBe(true);
});
