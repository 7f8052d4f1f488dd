import { readdirSync } from "node:fs";
import path from "node:path";

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(place);
    else yield place;
  }
}

/** A value for every parameter in an address, so that a route can be asked for. Records of the demonstration. */
const SAMPLES: Record<string, string> = {
  "[code]": "JPN",
  "[slug]": "unitas",
  "[list]": "FUNDING_AUTHORITY",
  "[reference]": "EX-UNITAS-25",
};

function addressOf(file: string, records: Record<string, string>): string {
  const steps = path
    .dirname(path.relative("app", file))
    .split(path.sep)
    .filter((step) => step !== "." && !step.startsWith("("));
  return `/${steps.map((step) => records[step] ?? SAMPLES[step] ?? step).join("/")}`;
}

/**
 * Every address of the product, read from the source tree: a new page is in every list at once.
 * @param records values for parameters such as `[ref]`, by the folder above them: `{ "engagements/[ref]": "KLE-…" }`
 */
export function addresses(kind: "page" | "route", records: Record<string, string> = {}): string[] {
  const found = [...filesBelow("app")].filter((file) => path.parse(file).name === kind);
  return found
    .map((file) => {
      const above = Object.entries(records).find(([where]) => file.includes(path.join(where)));
      const parameter = above ? { [path.basename(above[0])]: above[1] } : {};
      return addressOf(file, parameter);
    })
    .filter((address) => !address.includes("[..."))
    .sort();
}
