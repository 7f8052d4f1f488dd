import { DescriptionList } from "@/components/ui/description-list";
import { PERSON_FIELD_LABELS } from "@/lib/people/labels";
import { type Card, hasCard } from "@/lib/people/rules";

/** What whoever meets the person should know; nothing where nobody wrote it down. */
export function BiographyCard({ person, className }: { person: Card; className?: string }) {
  if (!hasCard(person)) return null;
  const { languages, protocolNotes, biography, biographySource } = person;
  const rows = [
    { label: PERSON_FIELD_LABELS.languages, value: languages && <Lines text={languages} /> },
    { label: PERSON_FIELD_LABELS.protocolNotes, value: protocolNotes && <Lines text={protocolNotes} /> },
    {
      label: PERSON_FIELD_LABELS.biography,
      value: biographySource && (
        <div className="grid gap-1">
          {biography ? <Lines text={biography} /> : null}
          <a href={biographySource} rel="noreferrer" className="w-fit prose-link wrap-anywhere">
            {biographySource}
          </a>
        </div>
      ),
    },
  ];
  return <DescriptionList items={rows.filter(({ value }) => value)} className={className} />;
}

function Lines({ text }: { text: string }) {
  return (
    <p dir="auto" className="max-w-prose break-words whitespace-pre-line">
      {text}
    </p>
  );
}
