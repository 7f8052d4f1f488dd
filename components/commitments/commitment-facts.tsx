import type { ReactNode } from "react";
import { Anchor } from "@/components/ui/anchor";
import { DescriptionList } from "@/components/ui/description-list";
import type { CommitmentRow, PostView } from "@/lib/commitments/queries";
import { countryName } from "@/lib/countries/labels";
import { formatDate, formatFullDate } from "@/lib/dates";
import { SIDE_LABELS } from "@/lib/engagements/labels";
import { markingLine } from "@/lib/markings/rules";

/** Who promised whom what, where, and by when. */
export function CommitmentFacts({ promise }: { promise: CommitmentRow }) {
  const { engagement } = promise;
  const facts: readonly [string, ReactNode][] = [
    [
      "Promised by",
      <Party
        key="by"
        side={SIDE_LABELS[promise.bySide]}
        name={promise.ownerName ?? "no owner named"}
        personId={promise.ownerPersonId}
        post={promise.ownerPost}
      />,
    ],
    [
      "Promised to",
      promise.toSide || promise.toName || promise.toPost ? (
        <Party
          key="to"
          side={promise.toSide ? SIDE_LABELS[promise.toSide] : null}
          name={promise.toName}
          personId={promise.toPersonId}
          post={promise.toPost}
        />
      ) : null,
    ],
    [
      "Made at",
      <Anchor key="at" className="prose-link" href={`/engagements/${engagement.reference}`}>
        {engagement.title} <span className="font-mono text-sm">({engagement.reference})</span>
      </Anchor>,
    ],
    ["Countries", promise.countryCodes.map(countryName).join(", ")],
    ["Due", promise.dueOn ? formatFullDate(promise.dueOn) : "No date"],
    [
      "Missed",
      promise.missedOn
        ? `${formatDate(promise.missedOn)} had passed when it was put off; it counts as late.`
        : null,
    ],
    ["Closed", promise.closedOn && formatFullDate(promise.closedOn)],
    ["Evidence or reason", promise.evidence],
    ["Marking", markingLine(engagement)],
  ];
  return (
    <DescriptionList
      items={facts.flatMap(([label, value]) => (value ? [{ label, value, key: label }] : []))}
    />
  );
}

type PartyProps = {
  side: string | null;
  name: string | null;
  personId: string | null;
  post: PostView | null;
};

function Party({ side, name, personId, post }: PartyProps) {
  const who =
    name && personId ? (
      <Anchor className="prose-link" href={`/people/${personId}`}>
        {name}
      </Anchor>
    ) : (
      name
    );
  return (
    <>
      {side}
      {side && who ? ", " : null}
      {who}
      {post ? (
        <span className="block text-sm text-muted">
          {[post.title, post.organisation].filter(Boolean).join(", ")}
        </span>
      ) : null}
    </>
  );
}
