import { Form, SubmitButton } from "@/components/ui/form";
import {
  confirmProposalAction,
  refuseProposalAction,
  withdrawProposalAction,
} from "@/lib/auth/users/proposals/actions";
import { describeAccess } from "@/lib/auth/users/proposals/labels";
import type { ProposalView } from "@/lib/auth/users/proposals/queries";
import { faultOf } from "@/lib/auth/users/proposals/rules";
import type { Viewer } from "@/lib/auth/viewer";
import { formatInstant } from "@/lib/dates";
import { WaitingItem } from "./waiting-item";

type AccessProposalsProps = {
  proposals: readonly ProposalView[];
  viewer: Pick<Viewer, "id" | "timeZone">;
  now: Date;
};

/** Wider access that waits for a second admin: for whom, what it opens, who proposed it, and what the viewer can do about it. */
export function AccessProposals({ proposals, viewer, now }: AccessProposalsProps) {
  return (
    <ul className="grid gap-3">
      {proposals.map((proposal) => {
        const fault = faultOf(proposal, proposal.user, now);
        return (
          <WaitingItem
            key={proposal.id}
            user={{ id: proposal.userId, name: proposal.user.name }}
            fault={fault}
            asked={`Proposed by ${proposal.proposedBy.name} ${formatInstant(proposal.proposedAt, viewer.timeZone)}`}
            expiresAt={proposal.expiresAt}
            timeZone={viewer.timeZone}
            decision={<Decisions proposal={proposal} viewerId={viewer.id} canConfirm={!fault} />}
          >
            <ul className="grid gap-0.5">
              {describeAccess(proposal.user, proposal).map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </WaitingItem>
        );
      })}
    </ul>
  );
}

type DecisionsProps = { proposal: ProposalView; viewerId: string; canConfirm: boolean };

function Decisions({ proposal: { id, userId, user, proposedById }, viewerId, canConfirm }: DecisionsProps) {
  const forWhom = <span className="sr-only"> for {user.name}</span>;
  if (proposedById === viewerId)
    return (
      <Form action={withdrawProposalAction}>
        <input type="hidden" name="id" value={id} />
        <SubmitButton variant="secondary" size="sm" className="justify-self-start">
          Withdraw{forWhom}
        </SubmitButton>
      </Form>
    );
  return (
    <div className="flex flex-wrap items-start gap-2">
      {canConfirm && userId !== viewerId ? (
        <Form action={confirmProposalAction}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton size="sm" pendingLabel="Confirming…">
            Confirm{forWhom}
          </SubmitButton>
        </Form>
      ) : null}
      <Form action={refuseProposalAction}>
        <input type="hidden" name="id" value={id} />
        <SubmitButton variant="secondary" size="sm" pendingLabel="Refusing…">
          Refuse{forWhom}
        </SubmitButton>
      </Form>
    </div>
  );
}
