import { Form, SubmitButton } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { verifyTrailAction } from "@/lib/audit/chain/actions";
import type { Verification } from "@/lib/audit/chain/queries";
import { counted, formatCount } from "@/lib/counts";
import { formatInstant } from "@/lib/dates";

/** Recomputes the whole trail; what it found stands on the page from then on. */
export function VerifyChainForm() {
  return (
    <Form action={verifyTrailAction}>
      <SubmitButton className="justify-self-start" pendingLabel="Verifying…">
        <Icon name="shield" />
        Verify the chain
      </SubmitButton>
    </Form>
  );
}

/** What the last verification found, when and by whom; `zone` is the reader's. */
export function ChainCheckResult({ verification, zone }: { verification: Verification; zone: string }) {
  const { events, firstBroken, isDone, at, by, milliseconds } = verification;
  const seconds = (milliseconds / 1_000).toFixed(1);
  const when = `Verified ${formatInstant(at, zone)} by ${by}: ${counted(events, "event")} in ${seconds} s.`;
  if (firstBroken !== null)
    return (
      <Notice tone="danger" title={`The chain is broken at event ${formatCount(firstBroken)}`}>
        {when} From there on the trail was changed behind the product's back. Keep a copy of the database as
        it is and tell whoever answers for its security.
      </Notice>
    );
  if (!isDone)
    return (
      <Notice tone="warning" title={`The chain is whole up to event ${formatCount(events)}`}>
        {when} There are more than a page can wait for: <code>npm run audit:verify</code> on the server
        recomputes them all.
      </Notice>
    );
  return (
    <Notice tone="success" title="The chain is whole">
      {when} Each fits its own seal and the one before it.
    </Notice>
  );
}
