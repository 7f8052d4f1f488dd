import type { ComponentProps } from "react";
import { Section } from "@/components/layout/section";
import { AccessProposals } from "./access-proposals";
import { WaitingMembers } from "./waiting-members";

type WiderAccessProps = ComponentProps<typeof AccessProposals> & ComponentProps<typeof WaitingMembers>;

/** Everything that waits for a second admin, of one account or of all; nothing where nothing does. */
export function WiderAccess({ proposals, members, ...shared }: WiderAccessProps) {
  if (proposals.length + members.length === 0) return null;
  return (
    <Section
      title="Wider access that waits"
      note="It has no effect until a second admin confirms it: neither who proposed it nor who would have it."
    >
      <div className="grid gap-3">
        {proposals.length > 0 ? <AccessProposals proposals={proposals} {...shared} /> : null}
        {members.length > 0 ? <WaitingMembers members={members} {...shared} /> : null}
      </div>
    </Section>
  );
}
