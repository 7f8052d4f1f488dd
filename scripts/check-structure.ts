import { globSync, readFileSync } from "node:fs";
import path from "node:path";

// What neither the compiler nor the linter holds: who may import whom, what a file's name promises, and a few words
// that must not be committed. The reasons stand in STYLE.md.

type Import = { target: string; isTypeOnly: boolean };
type Source = { file: string; text: string; imports: Import[] };

/** Pages open one view and call several queries in it; in lib a file's name says that it opens one itself. */
const OPENS_DATABASE =
  /^(prisma|testing|scripts)\/|^app\/.*(page|route)\.tsx?$|^lib\/(db\.ts|auth\/|audit\/|search\/)|^lib\/.*\/(queries|mutations|actions|run)\.ts$/;

/** The ways from here to another host. In a browser the page's policy stands before them. */
const ASKS_HOSTS = /\bfetch\(|\bWebSocket\b|"(node:(https?|http2|net|tls|dgram|dns)|undici|openid-client)"/;
/** It asks the provider of sign-ins, which a setting names. */
const MAY_ASK = "lib/auth/oidc/provider.ts";

const problems: string[] = [];
const report = (file: string, problem: string) => problems.push(`${file}: ${problem}`);

const files = globSync("{app,components,lib,prisma,scripts,testing,e2e}/**/*.{ts,tsx}")
  .map((file) => file.split(path.sep).join("/"))
  .filter((file) => !file.startsWith("lib/generated/"))
  .sort();
const sources = new Map<string, Source>(files.map((file) => [file, readSource(file)]));

for (const source of sources.values()) {
  checkDirection(source);
  checkName(source);
  checkWords(source);
}
checkCycles(
  [...sources.values()].map(({ file, imports }) => [file, valuesOf(imports)]),
  "files import each other in a circle",
);
checkCycles(edgesBetween(domainOf), "domains import each other in a circle");
checkCycles(edgesBetween(roomOf), "folders of components import each other in a circle");
checkMap();
checkSteps();

if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
console.log(`${files.length} files keep to the structure.`);

function readSource(file: string): Source {
  const text = readFileSync(file, "utf8");
  const statements = text.matchAll(/^(?:import|export)\s+([^;"]*?\sfrom\s+)?"([^"]+)"/gm);
  const dynamic = text.matchAll(/\bimport\(\s*"([^"]+)"\s*\)/g);
  const imports = [
    ...[...statements].map(([, names, target = ""]) => ({
      target: resolve(file, target),
      isTypeOnly: isTypeOnly(names ?? ""),
    })),
    // Loaded when it runs, so it makes no circle; who may load whom still holds.
    ...[...dynamic].map(([, target = ""]) => ({ target: resolve(file, target), isTypeOnly: true })),
  ];
  return { file, text, imports };
}

/** The file of this repository that is meant, or the name of the package. */
function resolve(from: string, target: string): string {
  if (!/^(@\/|\.)/.test(target)) return target;
  const place = target.startsWith("@/") ? target.slice(2) : path.posix.join(path.posix.dirname(from), target);
  return [place, `${place}.ts`, `${place}.tsx`].find((candidate) => files.includes(candidate)) ?? place;
}

/** `import type …`, or braces in which every name is a type. */
function isTypeOnly(names: string): boolean {
  if (names.startsWith("type ")) return true;
  const inBraces = /^\{(.*)\}/s
    .exec(names)?.[1]
    ?.split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  return inBraces?.every((name) => name.startsWith("type ")) ?? false;
}

function valuesOf(imports: readonly Import[]): string[] {
  return imports.filter((one) => !one.isTypeOnly).map((one) => one.target);
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}

/** lib/<domain>/… → the domain; null for what stands in lib itself and for everything else. */
function domainOf(file: string): string | null {
  const domain = /^lib\/([^/]+)\//.exec(file)?.[1] ?? null;
  // Whoever acts is on record and whoever reads the record must be someone: the two are one foundation.
  return domain === "auth" || domain === "audit" ? "auth and audit" : domain;
}

/** components/<room>/… → the room; null for everything else. */
function roomOf(file: string): string | null {
  return /^components\/([^/]+)\//.exec(file)?.[1] ?? null;
}

function checkDirection({ file, imports }: Source): void {
  const targets = imports.map((one) => one.target);
  const forbid = (from: RegExp, to: RegExp, advice: string) => {
    if (!from.test(file)) return;
    for (const target of targets) if (to.test(target)) report(file, `imports ${target}. ${advice}`);
  };
  forbid(/^lib\//, /^(app|components)\//, "lib knows neither pages nor components; pass what it needs.");
  forbid(/^components\//, /^app\//, "Components know no pages; pass what they need as props.");
  forbid(/^components\/ui\//, /^(components\/(?!ui\/)|lib\/[^/]+\/)/, "Primitives know no domain.");
  if (isTest(file)) return;
  forbid(
    /^(app|components|lib)\//,
    /^(prisma|scripts|testing|e2e)\//,
    "The product does not import its tools.",
  );
  if (!OPENS_DATABASE.test(file) && valuesOf(imports).includes("lib/db.ts"))
    report(file, "opens the database; that is for the files named in check-structure.ts.");
}

function checkName({ file, text }: Source): void {
  const name = path.posix.basename(file).replace(/(\.db)?(\.test|\.spec)?\.tsx?$/, "");
  if (name === "index") report(file, "is a barrel; import the file that is meant.");
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) report(file, "is not in kebab-case.");
  if (!file.startsWith("lib/") || isTest(file)) return;
  const has = (directive: string) => new RegExp(`^(import )?"${directive}";`, "m").test(text);
  if (["queries", "mutations"].includes(name) && !has("server-only"))
    report(file, 'must import "server-only".');
  if ((name === "actions") !== has("use server"))
    report(file, 'only actions.ts, and every actions.ts, says "use server".');
  if (name === "actions") {
    for (const [, exported = ""] of text.matchAll(/^export (?!type )(.*)$/gm))
      if (!/^(const|async function) \w+Action\b/.test(exported))
        report(file, `exports ${exported}, which is no action.`);
  }
}

function checkWords({ file, text }: Source): void {
  if (file === "scripts/check-structure.ts") return;
  const words: [RegExp, string][] = [
    [/@ts-(ignore|nocheck|expect-error)/, "silences the compiler"],
    [/\b(test|it|describe)\.(only|skip|todo)\b/, "leaves tests out"],
    [/\b(TODO|FIXME)\b/, "leaves work undone; do it or write it down where work is planned"],
    [
      /\b(nation|nationality|country_code)(::text)? = any\(\$\{[^}]*\}::text\[\]\)/,
      "compares a column of nations as text, so that no index of it serves; cast what is given to bpchar[]",
    ],
  ];
  for (const [pattern, problem] of words)
    if (pattern.test(text)) report(file, `${problem} (${pattern.exec(text)?.[0]}).`);
  if (
    /^(app|components|lib)\//.test(file) &&
    file !== MAY_ASK &&
    !isTest(file) &&
    !/^"use client";/.test(text) &&
    ASKS_HOSTS.test(text)
  )
    report(file, "asks other hosts. What users type in must never name one that the server asks.");
  if (/^(app|components|lib)\//.test(file) && /\bconsole\.\w+\(/.test(text))
    report(file, "writes to the console; use log.");
}

/** The page that shows newcomers around names every domain and foundation, and none that is gone. */
function checkMap(): void {
  const page = "docs/architecture.md";
  const tree = /```\n(.*?)```/s.exec(readFileSync(page, "utf8"))?.[1] ?? "";
  const named = new Set(tree.match(/[\w-]+(?:\/|\.ts\b)/g));
  const there = new Set(
    files.flatMap((file) => {
      const [top = "", name = "", ...rest] = file.split("/");
      if (top !== "lib" || isTest(file)) return [`${top}/`];
      return [`${top}/`, rest.length > 0 ? `${name}/` : name];
    }),
  );
  for (const one of there) if (!named.has(one)) report(page, `does not name ${one}`);
  for (const one of named) if (!there.has(one)) report(page, `names ${one}, which is not there`);
}

/** The steps of domains as the page of the architecture tells them: each builds on what stands before its own. */
function checkSteps(): void {
  const page = "docs/architecture.md";
  const told = /^\w[^\n]* ← .*?\.$/ms.exec(readFileSync(page, "utf8"))?.[0] ?? "";
  const steps = told.split("←").map((step) => step.match(/[a-z-]+(?: and [a-z-]+)?/g) ?? []);
  const placeOf = (domain: string) => steps.findIndex((step) => step.some((one) => one === domain));
  const edges = edgesBetween(domainOf);
  const there = new Set(edges.flatMap(([from, to]) => [from, ...to]).filter((one) => one !== "generated"));
  for (const domain of there) if (placeOf(domain) < 0) report(page, `has no step for the domain ${domain}`);
  for (const domain of steps.flat())
    if (!there.has(domain)) report(page, `has a step for ${domain}, which is no domain`);
  for (const [from, to] of edges)
    for (const one of to)
      if (there.has(one) && placeOf(one) >= placeOf(from))
        report(page, `does not tell that ${from} builds on ${one}`);
}

/** What each part imports of the others, tests apart; `partOf` says which part a file belongs to. */
function edgesBetween(partOf: (file: string) => string | null): [string, string[]][] {
  const edges = new Map<string, Set<string>>();
  for (const { file, imports } of sources.values()) {
    const from = partOf(file);
    if (from === null || isTest(file)) continue;
    const to = valuesOf(imports).flatMap((target) => partOf(target) ?? []);
    edges.set(from, new Set([...(edges.get(from) ?? []), ...to.filter((part) => part !== from)]));
  }
  return [...edges].map(([from, to]) => [from, [...to]]);
}

/** Walks the graph in depth; a node met again on the way down closes a circle. */
function checkCycles(edges: [string, string[]][], problem: string): void {
  const next = new Map(edges);
  const done = new Set<string>();
  const walk = (node: string, trail: readonly string[]): void => {
    if (trail.includes(node)) {
      problems.push(`${problem}: ${[...trail.slice(trail.indexOf(node)), node].join(" → ")}`);
      return;
    }
    if (done.has(node)) return;
    for (const neighbour of next.get(node) ?? []) walk(neighbour, [...trail, node]);
    done.add(node);
  };
  for (const [node] of edges) walk(node, []);
}
