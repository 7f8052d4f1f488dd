import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const ALL_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"];

const WIDTHS = [1440, 390] as const;
export type Look = { width: (typeof WIDTHS)[number]; theme: "light" | "dark" };
export const ONE_LOOK: readonly Look[] = [{ width: 1440, theme: "light" }];
export const ALL_LOOKS: readonly Look[] = WIDTHS.flatMap((width) => [
  { width, theme: "light" },
  { width, theme: "dark" },
]);

/** For a page that has axe already. It is a large script, and the browser takes as long over it as over looking. */
const NOTHING_MORE = "0";

/**
 * Looks at the page that is open with axe, and whether it fits either width. The themes differ by nothing but colours: in the dark one the rules
 * about colours are asked.
 */
export async function look(page: Page, name: string, looks = ALL_LOOKS): Promise<void> {
  // The title of a page that a link led to arrives after the page.
  await expect(page, name).toHaveTitle(/\S/);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const { theme } of looks.filter((one) => one.width === width)) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      const hasAxe = await page.evaluate(() => "axe" in window);
      // No page has frames: one run inside it finds what the way through a second page finds, in a third of the time.
      const axe = new AxeBuilder({ page, ...(hasAxe ? { axeSource: NOTHING_MORE } : {}) })
        .options({ resultTypes: ["violations"] })
        .setLegacyMode();
      const asked = theme === "light" ? axe.withTags(ALL_RULES) : axe.withRules(RULES_OF_COLOUR);
      const { violations } = await asked.analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`),
        `${name}, ${theme}, ${width} px`,
      ).toEqual([]);
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${name} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
  }
}
