import { Badge } from "@/components/ui/badge";
import { formatDate } from "@/lib/dates";
import { giftPartyWords, partiesOfGift } from "@/lib/engagements/gift-parties";
import { GIFT_DIRECTION_LABELS } from "@/lib/engagements/labels";
import type { EngagementDetail } from "@/lib/engagements/views";
import { type GiftLimit, standingOfGift } from "@/lib/gifts/rules";
import { PointList } from "./point-list";
import { RecordText } from "./record-text";

/** What was spoken of and exchanged; facts first, the assessment after them and named as such. */
export function EngagementSubstance({
  record,
  limit,
}: {
  record: EngagementDetail;
  limit: GiftLimit | null;
}) {
  return (
    <div className="grid gap-4">
      <RecordText label="Desired effect">{record.desiredEffect}</RecordText>
      <PointList points={record.points} headings={RAISED} />
      {record.deliverables.length > 0 ? (
        <div className="grid gap-1">
          <h3 className="text-sm font-medium text-muted">Deliverables</h3>
          <ul className="grid gap-1">
            {record.deliverables.map(({ id, kind, title }) => (
              <li key={id}>
                <span className="font-medium">{kind}:</span> {title}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {record.gifts.length > 0 ? (
        <div className="grid gap-1">
          <h3 className="text-sm font-medium text-muted">Gifts</h3>
          <ul className="grid gap-1">
            {record.gifts.map((gift) => (
              <li key={gift.id}>
                <span className="font-medium">{GIFT_DIRECTION_LABELS[gift.direction]}:</span>{" "}
                {gift.description}
                <span className="text-sm text-muted">
                  {partyWordsOf(gift, record)}
                  {gift.value === null ? ", value not stated" : `, ${gift.value} ${gift.currency ?? ""}`}
                  {[
                    gift.convertedValue &&
                      `${gift.convertedValue} ${gift.convertedCurrency} by the rate of ${gift.rateSource}${
                        gift.rateOn ? ` of ${formatDate(gift.rateOn)}` : ""
                      }`,
                    gift.dispositionLabel,
                    gift.disposition,
                    gift.registryNumber && `registry ${gift.registryNumber}`,
                  ]
                    .filter(Boolean)
                    .map((words) => `, ${words}`)}
                </span>
                {standingOfGift(gift, limit) === "OVER" ? (
                  <Badge tone="warning" icon="alert" className="ml-2">
                    Above the limit
                  </Badge>
                ) : null}
                {limit && standingOfGift(gift, limit) === "UNKNOWN" ? (
                  <Badge icon="alert" className="ml-2">
                    Not compared with the limit
                  </Badge>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <RecordText label="Assessment (the author's own)">{record.assessment}</RecordText>
      <RecordText label="Press line">{record.pressLine}</RecordText>
    </div>
  );
}

const RAISED = { TOPIC: "Topics raised", KEY_POINT: "Key points", ASK: "Asks" } as const;

function partyWordsOf(gift: EngagementDetail["gifts"][number], { attendance }: EngagementDetail): string {
  const words = giftPartyWords(partiesOfGift(gift, attendance));
  return words && `, ${words}`;
}

/** Whether there is anything of substance to show. */
export function hasSubstance(record: EngagementDetail): boolean {
  return Boolean(
    record.desiredEffect ||
      record.assessment ||
      record.pressLine ||
      record.points.length + record.gifts.length + record.deliverables.length > 0,
  );
}
