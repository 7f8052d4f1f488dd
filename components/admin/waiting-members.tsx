import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { Form, SubmitButton } from "@/components/ui/form";
import type { Viewer } from "@/lib/auth/viewer";
import { formatInstant } from "@/lib/dates";
import { confirmMemberAction } from "@/lib/readers/confirmations/actions";
import { memberWords } from "@/lib/readers/confirmations/labels";
import type { WaitingMember } from "@/lib/readers/confirmations/queries";
import { faultOfMember, WAITS_MS } from "@/lib/readers/confirmations/rules";

type WaitingMembersProps = {
  members: readonly WaitingMember[];
  viewer: Pick<Viewer, "id" | "timeZone">;
  now: Date;
};

/** Whom one admin put in a reader group and a second has not confirmed, with what the viewer can do about it. */
export function WaitingMembers({ members, viewer, now }: WaitingMembersProps) {
  return (
    <ul className="grid gap-3">
      {members.map((member) => {
        const { id, user, group, addedBy, addedAt } = member;
        const fault = faultOfMember(member, now);
        const isOwn = user.id === viewer.id || addedBy?.id === viewer.id;
        return (
          <li key={id} className="grid gap-2.5 rounded-lg border border-border bg-surface p-4">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Anchor href={`/admin/users/${user.id}`} className="prose-link font-semibold">
                {user.name}
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
            <p className="wrap-anywhere">
              <Anchor href={`/admin/reader-groups/${group.id}`} className="prose-link">
                {memberWords(member)}
              </Anchor>
            </p>
            <p className="text-sm text-muted">
              Added by {addedBy?.name ?? "somebody"} {formatInstant(addedAt, viewer.timeZone)}
              {fault
                ? `. ${fault}`
                : `; may be confirmed until ${formatInstant(new Date(addedAt.getTime() + WAITS_MS), viewer.timeZone)}.`}
            </p>
            {fault || isOwn ? null : (
              <Form action={confirmMemberAction}>
                <input type="hidden" name="id" value={id} />
                <SubmitButton size="sm" className="justify-self-start" pendingLabel="Confirming…">
                  Confirm
                  <span className="sr-only">
                    {" "}
                    for {user.name} in {group.name}
                  </span>
                </SubmitButton>
              </Form>
            )}
          </li>
        );
      })}
    </ul>
  );
}
