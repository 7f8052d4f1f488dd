import type { ReactNode } from "react";
import { Moment } from "@/components/crises/moment";
import { Anchor } from "@/components/ui/anchor";
import { DescriptionList } from "@/components/ui/description-list";
import { formatDateRange } from "@/lib/dates";
import { type EngagementFilters, engagementsHref } from "@/lib/engagements/filters";
import {
  COUNTRY_ROLE_LABELS,
  coordinatesLabel,
  DATE_PRECISION_LABELS,
  DOMAIN_LABELS,
  strangeZoneLabel,
} from "@/lib/engagements/labels";
import { engagementType } from "@/lib/engagements/types";
import type { EngagementDetail } from "@/lib/engagements/views";
import { editionHref } from "@/lib/exercises/editions/links";

/** What, when, where, with whom and for what: the facts of the record that have a value. */
export function EngagementFacts({ record, hereZone }: { record: EngagementDetail; hereZone: string }) {
  const type = engagementType(record.type);
  const subtype = type?.subtypes.find(({ code }) => code === record.subtype)?.name;
  const place = [record.venue, record.city, record.hostCountry?.name].filter(Boolean).join(", ");
  const clocks = { there: record.clockZone, here: hereZone };
  const facts: readonly [string, ReactNode][] = [
    ["Type", [type?.name ?? record.type, subtype].filter(Boolean).join(" · ")],
    ["Date", <DateWords key="date" record={record} />],
    ["Starts", record.startsAt && <Moment at={record.startsAt} clocks={clocks} look="lines" />],
    ["Ends", record.endsAt && <Moment at={record.endsAt} clocks={clocks} look="lines" />],
    ["Time zone", record.startsAt && strangeZoneLabel(record)],
    ["Place", place],
    [
      "Coordinates",
      record.latitude && record.longitude && coordinatesLabel(record.latitude, record.longitude),
    ],
    ["Countries", <Countries key="countries" record={record} />],
    [
      "Reason for the status",
      (record.closingReason || record.statusReason) && <Reason key="reason" record={record} />,
    ],
    [
      "Exercise series",
      record.exerciseSeries && (
        <Anchor className="prose-link" href={`/exercises/${record.exerciseSeries.slug}`}>
          {record.exerciseSeries.name}
        </Anchor>
      ),
    ],
    [
      "Edition of the exercise",
      record.exerciseEdition && record.exerciseSeries && (
        <span key="edition">
          <Anchor
            className="prose-link"
            href={editionHref({
              slug: record.exerciseSeries.slug,
              reference: record.exerciseEdition.reference,
            })}
          >
            {record.exerciseEdition.reference}
          </Anchor>
          {record.exerciseEdition.isCancelled ? ", cancelled" : null}
        </span>
      ),
    ],
    [
      "Crisis",
      record.crisis && (
        <Anchor className="prose-link" href={`/crises/${record.crisis.reference}`}>
          {record.crisis.title}
        </Anchor>
      ),
    ],
    [
      "Responsible officer",
      record.responsibleOfficer && (
        <ListLink filters={{ officer: record.responsibleOfficer.id }}>
          {record.responsibleOfficer.name}
        </ListLink>
      ),
    ],
    ["Backup officer", record.backupOfficer?.name],
    [
      "Lead component",
      record.leadComponent && (
        <ListLink filters={{ component: record.leadComponent }}>{record.leadComponent}</ListLink>
      ),
    ],
    ["Supporting components", record.supportingComponents.join(", ")],
    ["Domains", record.domains.length > 0 && <Domains key="domains" record={record} />],
    ["Source or reference", record.sourceReference],
  ];
  return (
    <DescriptionList
      className="sm:grid-cols-[7rem_minmax(0,1fr)]"
      items={facts.filter(([, value]) => value).map(([label, value]) => ({ label, value }))}
    />
  );
}

/** All engagements of which the same is said. */
function ListLink({ filters, children }: { filters: Partial<EngagementFilters>; children: ReactNode }) {
  return (
    <Anchor className="prose-link" href={engagementsHref(filters)}>
      {children}
    </Anchor>
  );
}

function Reason({ record }: { record: EngagementDetail }) {
  const { closingReason, closingReasonCode, statusReason } = record;
  return (
    <>
      {closingReason && closingReasonCode ? (
        <ListLink filters={{ reason: [closingReasonCode] }}>{closingReason}</ListLink>
      ) : null}
      {closingReason && statusReason ? ": " : null}
      {statusReason}
    </>
  );
}

function Domains({ record }: { record: EngagementDetail }) {
  return (
    <span className="flex flex-wrap gap-x-3">
      {record.domains.map((domain) => (
        <ListLink key={domain} filters={{ domain: [domain] }}>
          {DOMAIN_LABELS[domain]}
        </ListLink>
      ))}
    </span>
  );
}

function DateWords({ record }: { record: EngagementDetail }) {
  return (
    <>
      {formatDateRange(record.startsOn, record.endsOn, record.datePrecision)}
      {record.datePrecision === "DAY" ? null : (
        <span className="block text-sm text-muted">{DATE_PRECISION_LABELS[record.datePrecision]}</span>
      )}
    </>
  );
}

function Countries({ record }: { record: EngagementDetail }) {
  const main = record.countries.length > 1 ? record.mainPartner : null;
  return (
    <ul className="grid gap-0.5">
      {record.countries.map(({ code, name, role }) => (
        <li key={code}>
          <Anchor className="prose-link" href={`/countries/${code}`}>
            {name}
          </Anchor>{" "}
          <span className="text-sm text-muted">
            {code === main ? "main partner, " : ""}
            {COUNTRY_ROLE_LABELS[role].toLowerCase()}
          </span>
        </li>
      ))}
    </ul>
  );
}
