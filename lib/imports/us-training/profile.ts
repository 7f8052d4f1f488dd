import { createHash } from "node:crypto";
import { countryByAlpha3 } from "@/lib/countries/data";
import type { CalendarDate } from "@/lib/dates";
import { TEXT_LIMITS } from "@/lib/engagements/schema";
import { type FieldReader, shorten } from "../fields";
import type { Profile } from "../profile";
import { usTrainingPlace } from "./places";

/**
 * United States report to Congress on foreign military training, one row per course, as the Security Force Monitor
 * made a table of it. The report calls its own figures unverified. It has no ids: a course is known by its country,
 * program, title, start, place, unit taught and school, and where two courses share all of these, by their order in the
 * file. End, number of students and cost may be corrected without the course becoming another.
 */
export const profile: Profile = {
  name: "us-training",
  title:
    "US foreign military training, one course per row (Security Force Monitor, from the report to Congress)",
  delimiter: "\t",
  quoted: false,
  columns: [
    "country",
    "program",
    "course_title",
    "start_date",
    "end_date",
    "location",
    "page_number",
    "quantity",
    "student_unit",
    "total_cost",
    "us_unit",
  ],
  sameKey: "number",
  map(read) {
    const course = read.required("course_title");
    if (/ Program Totals$/.test(course)) {
      return { kind: "skip", reason: "subtotal of a program, not a course" };
    }
    const label = read.required("country", 60);
    const program = read.required("program", 160);
    const start = read.usDate("start_date");
    const end = read.usDate("end_date");
    const students = read.count("quantity");
    const cost = read.dollars("total_cost");
    const location = read.text("location");
    const audience = read.text("student_unit");
    const provider = read.text("us_unit");
    const page = read.text("page_number", 20);
    const country = countryByAlpha3(usTrainingPlace(label) ?? "");
    if (label !== "" && country === null) {
      read.problem(`country: “${shorten(label, 40)}” is a country nobody knows here`);
    }
    if (country === null || read.problems.length > 0) {
      return { kind: "reject", reason: read.problems.join("; ") };
    }

    const { startsOn, endsOn, warnings } = believable(start, end, program, read);
    const isThere = teachesThere(location, country.name, label);
    const [, code = program, funding = null] = /^(.+?) - (.+)$/.exec(program) ?? [];
    const columns = [label, program, course, start, location, audience, provider];
    return {
      kind: "engagement",
      key: createHash("sha256").update(JSON.stringify(columns)).digest("hex").slice(0, 32),
      warnings,
      engagement: {
        type: isThere ? "MTT" : "EDUIN",
        title: shorten(`${shorten(course, 118 - country.name.length)}: ${country.name}`, TEXT_LIMITS.title),
        startsOn,
        endsOn,
        country: country.alpha3,
        isHost: isThere,
        timeZone: (isThere ? country.timeZone : null) ?? "UTC",
        city: null,
        purpose: null,
        notes: warnings,
        sourceReference: `Foreign military training report, ${program}${page ? `, page ${page}` : ""}: ${label} (unverified)`,
        attendance: [],
        sets: {
          exchange: {
            topic: course,
            audience,
            provider,
            location,
            taught: students === null ? [] : [{ side: "PARTNER", number: students }],
          },
          money: {
            lines: [
              {
                authorityWords: code,
                appropriation: funding,
                fiscalYear: yearOf(program),
                cost,
                currency: cost === null ? null : "USD",
              },
            ],
          },
        },
      },
    };
  },
};

/**
 * Some rows end before they start, so one of the two days is wrong and nothing says which. The course is kept with its
 * end unknown. Where the start lies in years that the report cannot speak of, it is the end that is kept, as the only
 * day known. The dates as printed stand in the warning.
 */
function believable(
  start: CalendarDate,
  end: CalendarDate,
  program: string,
  read: FieldReader,
): { startsOn: CalendarDate; endsOn: CalendarDate | null; warnings: string[] } {
  if (end >= start) return { startsOn: start, endsOn: end, warnings: [] };
  const printed = `The source says ${read.required("start_date")} to ${read.required("end_date")} (month first), which ends before it starts.`;
  const fiscalYear = yearOf(program);
  if (fiscalYear !== null && Number(start.slice(0, 4)) > fiscalYear + 1) {
    return {
      startsOn: end,
      endsOn: end,
      warnings: [
        `${printed} The start lies after the report; the end stands for both until someone knows better.`,
      ],
    };
  }
  return {
    startsOn: start,
    endsOn: null,
    warnings: [`${printed} The end is left unknown until someone knows better.`],
  };
}

function yearOf(program: string): number | null {
  const [, year] = /Fiscal Year (\d{4})/.exec(program) ?? [];
  return year ? Number(year) : null;
}

/** Whether the team went to the partner: the place says so, or names the partner's country. */
function teachesThere(location: string | null, name: string, label: string): boolean {
  if (location === null) return false;
  if (/\(In Country Training\)|Mobile Training Team/i.test(location)) return true;
  const words = location.split(",").map((part) => part.trim().toLowerCase());
  return words.includes(name.toLowerCase()) || words.includes(label.toLowerCase());
}
