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

/** Where one code is not like another. */
const SAMPLES_BELOW: readonly (readonly [string, string])[] = [
  ["/objectives/[code]", "/objectives/LOE2-01"],
  ["/api/exports/[list]", "/api/exports/engagements"],
];

function rawAddressOf(file: string): string {
  const steps = path
    .dirname(path.relative("app", file))
    .split(path.sep)
    .filter((step) => step !== "." && !step.startsWith("("));
  return `/${steps.join("/")}`;
}

function addressOf(file: string): string {
  return SAMPLES_BELOW.reduce((text, [from, to]) => text.replace(from, to), rawAddressOf(file))
    .split("/")
    .map((step) => SAMPLES[step] ?? step)
    .join("/");
}

/** Every address of the product, read from the source tree: a new page is in every list at once. What stands for a record that
 * only a running product can name stays as it is: `/people/[id]`; raw, every parameter does. */
export function addresses(kind: "page" | "route", { isRaw = false } = {}): string[] {
  return [...filesBelow("app")]
    .filter((file) => path.parse(file).name === kind)
    .map(isRaw ? rawAddressOf : addressOf)
    .filter((address) => !address.includes("[..."))
    .sort();
}
