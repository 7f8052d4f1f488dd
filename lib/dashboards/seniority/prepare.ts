import { BAND_LABELS, SENIOR_BANDS, SENIORITY_BANDS } from "@/lib/people/ranks";
import { countByValue } from "../counting";
import { heldHref } from "../held/prepare";
import type { Comparison } from "../rules";
import type { YearCount } from "../types";
import { shareWords } from "../words";

/** Who was met: held engagements by the band of the most senior counterpart. Where no rank is recorded the band is unknown, a state of its own. */
export function prepareSeniority(bands: readonly YearCount[], { current, previous }: Comparison) {
  const now = countByValue(bands, current);
  const before = countByValue(bands, previous);
  const total = [...now.values()].reduce((sum, count) => sum + count, 0);
  const senior = SENIOR_BANDS.reduce((sum, band) => sum + (now.get(band) ?? 0), 0);
  const unknown = now.get("UNKNOWN") ?? 0;
  return {
    total,
    senior: { value: senior, share: shareWords(senior, total), href: heldHref(current, { senior: true }) },
    rows: SENIORITY_BANDS.map((band) => ({
      key: band,
      label: BAND_LABELS[band],
      value: now.get(band) ?? 0,
      previous: before.get(band) ?? 0,
      href: heldHref(current, { band: [band] }),
      previousHref: heldHref(previous, { band: [band] }),
    })),
    unknown: {
      value: unknown,
      previous: before.get("UNKNOWN") ?? 0,
      share: shareWords(unknown, total),
      href: heldHref(current, { band: ["UNKNOWN"] }),
    },
  };
}

export type SeniorityModel = ReturnType<typeof prepareSeniority>;
