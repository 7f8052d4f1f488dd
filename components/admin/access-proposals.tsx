import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
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
          <li key={proposal.id} className="grid gap-2.5 rounded-lg border border-border bg-surface p-4">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Anchor href={`/admin/users/${proposal.userId}`} className="prose-link font-semibold">
                {proposal.user.name}
              </Anchor>
              {fault ? (
                <Badge tone="warning" icon="alert">
                  Cannot be confirmed
                </Badge>
              ) : (
                <Badge tone="info" icon="clock">
                  Waits for a second admin
                </Badge>
              )}
            </p>
            <ul className="grid gap-0.5">
              {describeAccess(proposal.user, proposal).map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
            <p className="text-sm text-muted">
              Proposed by {proposal.proposedBy.name} {formatInstant(proposal.proposedAt, viewer.timeZone)}
              {fault
                ? `. ${fault}`
                : `; may be confirmed until ${formatInstant(proposal.expiresAt, viewer.timeZone)}.`}
            </p>
            <Decisions proposal={proposal} viewerId={viewer.id} canConfirm={!fault} />
          </li>
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
