import { Anchor } from "@/components/ui/anchor";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-paths";
import {
  SortHeader,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  UnknownValue,
} from "@/components/ui/table";
import type { CountryFilters } from "@/lib/countries/filters";
import { type ContactLook, contactHref, LEVELS, type Level } from "@/lib/dashboards/contacts/filters";
import { AGE_LABELS, LEVEL_LABELS } from "@/lib/dashboards/contacts/labels";
import type { ContactCell, ContactRow } from "@/lib/dashboards/contacts/prepare";
import { AGE_MONTHS, type Age } from "@/lib/dashboards/contacts/rules";
import { recentSince } from "@/lib/dashboards/rules";
import { type CalendarDate, formatDate } from "@/lib/dates";

type ContactMatrixProps = {
  rows: readonly ContactRow[];
  filters: CountryFilters;
  shown: ContactLook;
  today: CalendarDate;
};

/** When each country was last met at each level, and how long ago; each contact opens all of its kind. */
export function ContactMatrix({ rows, filters, shown, today }: ContactMatrixProps) {
  return (
    <div className="grid grid-cols-1 gap-3">
      <Key today={today} />
      {/* On a narrow screen the levels move under the finger, in a box of their own that keeps their names and the countries in
          sight. On paper all of them stand side by side. */}
      <div
        className={
          "max-xl:max-h-[calc(100dvh-var(--sticky-top)-var(--marking-height))] max-xl:overflow-auto max-xl:[&_thead]:top-0 " +
          "max-xl:[&_thead_th:first-child]:sticky max-xl:[&_thead_th:first-child]:left-0 " +
          "print:max-h-none print:overflow-visible print:[&_td]:px-1 print:[&_th]:px-1 print:[&_thead_th:first-child]:static"
        }
      >
        <Table caption="Last contact by level" dense>
          <TableHead>
            <Head order="name" filters={filters} shown={shown}>
              Country
            </Head>
            {LEVELS.map((level) => (
              <Head key={level} order={level} filters={filters} shown={shown}>
                {LEVEL_LABELS[level]}
              </Head>
            ))}
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.code}>
                <th
                  scope="row"
                  className="sticky left-0 z-(--z-raised) min-w-28 print:min-w-0 border-b border-border bg-surface py-1 pr-2 pl-4 text-left align-baseline font-medium print:static"
                >
                  <Anchor href={`/countries/${row.code}`} className="hover:underline">
                    {row.name}
                  </Anchor>
                </th>
                {row.cells.map((cell) => (
                  <TableCell key={cell.level}>
                    <Contact row={row} cell={cell} />
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </div>
  );
}

function Contact({ row, cell: { level, contact } }: { row: ContactRow; cell: ContactCell }) {
  if (!contact) return row.isWhole ? <span className="text-muted">None</span> : <UnknownValue />;
  const { tone, icon } = LOOKS[contact.age];
  return (
    <Anchor
      href={contact.href}
      aria-label={`${row.name}, ${levelWords(level)}: ${contact.month} ${contact.ago}, ${AGE_LABELS[contact.age].toLowerCase()}`}
      className="group/contact grid justify-items-start gap-0.5 whitespace-nowrap print:whitespace-normal"
    >
      <Badge
        tone={tone}
        icon={icon}
        className="tabular-nums group-hover/contact:underline print:whitespace-normal"
      >
        {contact.month}
      </Badge>{" "}
      <span className="text-xs text-muted">{contact.ago}</span>
    </Anchor>
  );
}

/** What the marks mean, with the days they turn on. */
function Key({ today }: { today: CalendarDate }) {
  const recent = formatDate(recentSince(today, AGE_MONTHS.RECENT));
  const ageing = formatDate(recentSince(today, AGE_MONTHS.AGEING));
  const meanings: Record<Age, string> = {
    RECENT: `since ${recent}`,
    AGEING: `since ${ageing}`,
    OLD: `before ${ageing}`,
  };
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      {(Object.keys(LOOKS) as Age[]).map((age) => (
        <li key={age} className="flex items-center gap-1.5">
          <Badge {...LOOKS[age]}>{AGE_LABELS[age]}</Badge>
          {meanings[age]}
        </li>
      ))}
    </ul>
  );
}

const LOOKS: Record<Age, { tone: BadgeTone; icon: IconName }> = {
  RECENT: { tone: "success", icon: "circle-check" },
  AGEING: { tone: "warning", icon: "clock" },
  OLD: { tone: "danger", icon: "alert" },
};

function levelWords(level: Level): string {
  return LEVEL_LABELS[level].toLowerCase();
}

type HeadProps = { order: "name" | Level; filters: CountryFilters; shown: ContactLook; children: string };

function Head({ order, filters, shown, children }: HeadProps) {
  const direction = shown.order === order ? "ascending" : shown.order === `-${order}` ? "descending" : null;
  const next = direction === "ascending" ? (`-${order}` as const) : order;
  return (
    <SortHeader href={contactHref(filters, { ...shown, order: next })} direction={direction}>
      {children}
    </SortHeader>
  );
}
