import { Form, SubmitButton } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { minutesInWords } from "@/lib/crises/labels";
import { latencyMinutes } from "@/lib/crises/moments";
import { acknowledgeSitrepAction } from "@/lib/crises/sitreps/acknowledgements/actions";
import { type Clocks, Moment } from "./moment";

type AcknowledgementsProps = {
  publishedAt: Date;
  acknowledged: readonly { userId: string; userName: string; at: Date }[];
  /** Leaders who have not; null when the viewer may not know them. */
  waiting: readonly { id: string; name: string }[] | null;
  clocks: Clocks;
};

/** Who has taken note of this version, how long after publication, and who has not. */
export function Acknowledgements({ publishedAt, acknowledged, waiting, clocks }: AcknowledgementsProps) {
  if (acknowledged.length === 0 && (waiting === null || waiting.length === 0))
    return <p className="text-muted">Nobody has acknowledged this version.</p>;
  return (
    <ul className="grid gap-2">
      {acknowledged.map((person) => (
        <li key={person.userId} className="flex flex-wrap items-baseline gap-x-2">
          <Icon name="circle-check" className="self-center text-success" />
          <span className="font-medium">{person.userName}</span>
          <span className="text-sm text-muted">
            <Moment at={person.at} clocks={clocks} look="group" />,{" "}
            {waitInWords(latencyMinutes(publishedAt, person.at))}
          </span>
        </li>
      ))}
      {waiting?.map((person) => (
        <li key={person.id} className="flex flex-wrap items-baseline gap-x-2">
          <Icon name="circle-dashed" className="self-center text-warning" />
          <span className="font-medium">{person.name}</span>
          <span className="text-sm text-muted">has not acknowledged</span>
        </li>
      ))}
    </ul>
  );
}

/** The leader's one button. */
export function AcknowledgeForm({ id }: { id: string }) {
  return (
    <Form action={acknowledgeSitrepAction} className="gap-2">
      <input type="hidden" name="id" value={id} />
      <div>
        <SubmitButton pendingLabel="Recording…">Acknowledge</SubmitButton>
      </div>
    </Form>
  );
}

function waitInWords(minutes: number): string {
  return minutes === 0 ? "within a minute of publication" : `${minutesInWords(minutes)} after publication`;
}
