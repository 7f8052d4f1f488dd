import Form from "next/form";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/components/ui/count";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";

/** A GET form: verifying reads everything and changes nothing. */
export function VerifyChainForm() {
  return (
    <Form action="/admin/audit" prefetch={false}>
      <input type="hidden" name="verify" value="1" />
      <Button type="submit">
        <Icon name="shield" />
        Verify the chain
      </Button>
    </Form>
  );
}

export function ChainCheckResult({ events, firstBroken }: { events: number; firstBroken: number | null }) {
  if (firstBroken === null)
    return (
      <Notice tone="success" title="The chain is whole">
        {formatCount(events)} events were recomputed; each fits its own seal and the one before it.
      </Notice>
    );
  return (
    <Notice tone="danger" title={`The chain is broken at event ${formatCount(firstBroken)}`}>
      From there on the trail was changed behind the product's back. Keep a copy of the database as it is and
      tell whoever answers for its security.
    </Notice>
  );
}
