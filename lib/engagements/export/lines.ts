import { countryName } from "@/lib/countries/labels";
import { type CsvColumn, csvCells } from "@/lib/csv";
import { limitOn, standingOfGift } from "@/lib/gifts/rules";
import { markingLine } from "@/lib/markings/rules";
import { PERSON_FIELD_LABELS, SERVICE_LABELS, STRENGTH_LABELS } from "@/lib/people/labels";
import { heldWith } from "../countries/rules";
import { PARTS, type Part, type Row, rowsOfPart, setOf } from "../field-sets/sets";
import { openWords, valueWords } from "../field-sets/words";
import { type GiftParty, partiesOfGift } from "../gift-parties";
import {
  ATMOSPHERICS_LABELS,
  ATTENDEE_ROLE_LABELS,
  COMMITMENT_STATE_LABELS,
  GIFT_DIRECTION_LABELS,
  POINT_KIND_LABELS,
  partnerBandLabel,
  SIDE_LABELS,
} from "../labels";
import { FIELD_SETS } from "../types";
import type { EngagementDetail } from "../views";
import { COUNTED } from "./columns";

type Limits = Parameters<typeof limitOn>[0];

/** What stands in records line by line, as a file of its own with a row to each line, which a cell of the record could not add up. */
export type LineFile = {
  /** Its name in addresses: that of a part of the record, or of the list of a field set. */
  path: string;
  title: string;
  heads: readonly string[];
  /**
   * The rows that a record has in it, each with the record it is of.
   * @param limits those for gifts, in any order
   */
  cells: (record: EngagementDetail, limits: Limits) => string[][];
};

/** A line of a record, and the record it stands in. */
type Of<Line> = { line: Line; record: EngagementDetail };

const BEFORE: readonly CsvColumn<EngagementDetail>[] = [
  { head: "Reference", cell: ({ reference }) => reference },
  { head: "Marking", cell: (record) => markingLine(record) },
  { head: "Type, code", cell: ({ type }) => type },
  { head: "Starts on", cell: ({ startsOn }) => startsOn },
  {
    head: "Countries, code",
    cell: ({ countries }) =>
      heldWith(countries)
        .map(({ code }) => code)
        .join("; "),
  },
];
const AFTER: readonly CsvColumn<EngagementDetail>[] = [
  { head: "Fictional", cell: ({ isFictional }) => isFictional },
];

function lineFile<Line>(
  { path, title }: Pick<LineFile, "path" | "title">,
  columns: readonly CsvColumn<Of<Line>>[],
  linesOf: (record: EngagementDetail, limits: Limits) => readonly Line[],
): LineFile {
  return {
    path,
    title,
    heads: [...BEFORE, ...columns, ...AFTER].map(({ head }) => head),
    cells: (record, limits) =>
      linesOf(record, limits).map((line) => [
        ...csvCells(BEFORE, record),
        ...csvCells(columns, { line, record }),
        ...csvCells(AFTER, record),
      ]),
  };
}

type Attendance = EngagementDetail["attendance"][number];

/** Who was there, as each was on that day; who may not know names reads rank and position alone, and other nations not how people stand. */
const ATTENDANCE: readonly CsvColumn<Of<Attendance>>[] = [
  { head: "Name", cell: ({ line }) => line.name },
  { head: PERSON_FIELD_LABELS.rankText, cell: ({ line }) => line.rankText },
  { head: PERSON_FIELD_LABELS.rankCode, cell: ({ line }) => line.rankCode },
  { head: "Seniority", cell: ({ line }) => line.band && partnerBandLabel(line.band) },
  { head: PERSON_FIELD_LABELS.service, cell: ({ line }) => line.service && SERVICE_LABELS[line.service] },
  { head: "Position", cell: ({ line }) => line.position },
  { head: "Organisation", cell: ({ line }) => line.organisation },
  {
    head: PERSON_FIELD_LABELS.nationality,
    cell: ({ line }) => line.nationality && countryName(line.nationality),
  },
  { head: `${PERSON_FIELD_LABELS.nationality}, code`, cell: ({ line }) => line.nationality },
  { head: "Side", cell: ({ line }) => SIDE_LABELS[line.side] },
  { head: "Role", cell: ({ line }) => ATTENDEE_ROLE_LABELS[line.role] },
  { head: "Attended", cell: ({ line }) => (line.attended ? "yes" : "no") },
  { head: "How they stand", cell: ({ line }) => line.strength && STRENGTH_LABELS[line.strength] },
  { head: "Meet again by", cell: ({ line }) => line.nextContactOn },
  { head: "Tone with them", cell: ({ line }) => line.tone && ATMOSPHERICS_LABELS[line.tone] },
  { head: "Reason for the tone", cell: ({ line }) => line.toneReason },
];

const POINTS: readonly CsvColumn<Of<EngagementDetail["points"][number]>>[] = [
  { head: "Kind", cell: ({ line }) => POINT_KIND_LABELS[line.kind] },
  { head: "Side", cell: ({ line }) => SIDE_LABELS[line.side] },
  { head: "Text", cell: ({ line }) => line.text },
];

const COMMITMENTS: readonly CsvColumn<Of<EngagementDetail["commitments"][number]>>[] = [
  { head: "Commitment", cell: ({ line }) => line.text },
  { head: "Promised by", cell: ({ line }) => SIDE_LABELS[line.bySide] },
  { head: "Owner", cell: ({ line }) => line.ownerName },
  { head: "Owner's post", cell: ({ line }) => line.ownerPost?.title },
  { head: "Promised to", cell: ({ line }) => line.toSide && SIDE_LABELS[line.toSide] },
  { head: "Given to", cell: ({ line }) => line.toName },
  { head: "Recipient's post", cell: ({ line }) => line.toPost?.title },
  { head: "Due on", cell: ({ line }) => line.dueOn },
  { head: "State", cell: ({ line }) => COMMITMENT_STATE_LABELS[line.state] },
  { head: "Evidence or reason", cell: ({ line }) => line.evidence },
  { head: "Closed on", cell: ({ line }) => line.closedOn },
];

const STANDING_WORDS = { OVER: "Above the limit", WITHIN: "Within the limit", UNKNOWN: "" } as const;

type Gift = EngagementDetail["gifts"][number] & {
  parties: ReturnType<typeof partiesOfGift>;
  limit: Limits[number] | null;
  standing: keyof typeof STANDING_WORDS;
};

/** The register of gifts: each with the limit of the day on which it changed hands; how it stands to it is empty where that is not known. */
const GIFTS: readonly CsvColumn<Of<Gift>>[] = [
  { head: "Given or received", cell: ({ line }) => GIFT_DIRECTION_LABELS[line.direction] },
  { head: "Gift", cell: ({ line }) => line.description },
  { head: "Given by", cell: ({ line }) => line.parties.giver?.name },
  { head: "Given by, post", cell: ({ line }) => line.parties.giver?.position },
  { head: "Given by, organisation", cell: ({ line }) => line.parties.giver?.organisation },
  { head: "Given by, nation", cell: ({ line }) => nationName(line.parties.giver) },
  { head: "Given to", cell: ({ line }) => line.parties.recipient?.name },
  { head: "Given to, post", cell: ({ line }) => line.parties.recipient?.position },
  { head: "Given to, organisation", cell: ({ line }) => line.parties.recipient?.organisation },
  { head: "Given to, nation", cell: ({ line }) => nationName(line.parties.recipient) },
  { head: "Value", cell: ({ line }) => line.value },
  { head: "Currency", cell: ({ line }) => line.currency },
  { head: "Converted value", cell: ({ line }) => line.convertedValue },
  { head: "Converted currency", cell: ({ line }) => line.convertedCurrency },
  { head: "Rate of", cell: ({ line }) => line.rateSource },
  { head: "Rate on", cell: ({ line }) => line.rateOn },
  { head: "Limit of that day", cell: ({ line }) => line.limit?.amount },
  { head: "Limit, currency", cell: ({ line }) => line.limit?.currency },
  { head: "Limit, basis", cell: ({ line }) => line.limit?.basis },
  { head: "Against the limit", cell: ({ line }) => STANDING_WORDS[line.standing] },
  { head: "Disposition", cell: ({ line }) => line.dispositionLabel },
  { head: "Disposition, in words", cell: ({ line }) => line.disposition },
  { head: "Registry number", cell: ({ line }) => line.registryNumber },
];

function nationName(party: GiftParty | null): string | null {
  return party?.nation ? countryName(party.nation) : null;
}

const DELIVERABLES: readonly CsvColumn<Of<EngagementDetail["deliverables"][number]>>[] = [
  { head: "Kind", cell: ({ line }) => line.kind },
  { head: "Deliverable", cell: ({ line }) => line.title },
];

function listOfSet(part: Part): LineFile {
  const columns = Object.entries(part.fields).map(
    ([name, field]): CsvColumn<Of<Row>> => ({
      head: `${part.title}: ${field.label}`,
      cell: ({ line, record }) => {
        const value = line[name] ?? null;
        return COUNTED.includes(field.kind) || value === null
          ? plain(value)
          : openWords(valueWords(field, value, record.setWords));
      },
    }),
  );
  const title = `${FIELD_SETS[setOf(part.set).code]}: ${part.title}`;
  return lineFile({ path: part.path, title }, columns, ({ sets }) => rowsOfPart(sets, part));
}

function plain(value: Row[string]): string | number | boolean | null {
  return Array.isArray(value) ? value.join("; ") : value;
}

/** Of every record people, points, promises, gifts and deliverables; and the lists of the field sets. */
export const LINE_FILES: readonly LineFile[] = [
  lineFile({ path: "attendance", title: "People" }, ATTENDANCE, ({ attendance }) => attendance),
  lineFile({ path: "points", title: "Points" }, POINTS, ({ points }) => points),
  lineFile({ path: "commitments", title: "Commitments" }, COMMITMENTS, ({ commitments }) => commitments),
  lineFile(
    { path: "gifts", title: "Register of gifts" },
    GIFTS,
    ({ gifts, attendance, startsOn }, limits) => {
      const limit = limitOn(limits, startsOn);
      return gifts.map((gift) => ({
        ...gift,
        limit,
        standing: standingOfGift(gift, limit),
        parties: partiesOfGift(gift, attendance),
      }));
    },
  ),
  lineFile({ path: "deliverables", title: "Deliverables" }, DELIVERABLES, ({ deliverables }) => deliverables),
  ...PARTS.filter(({ list }) => list !== null).map(listOfSet),
];
