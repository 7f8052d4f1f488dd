import { Anchor } from "@/components/ui/anchor";
import { Form, SubmitButton } from "@/components/ui/form";
import type { Viewer } from "@/lib/auth/viewer";
import { formatInstant } from "@/lib/dates";
import { confirmMemberAction } from "@/lib/readers/confirmations/actions";
import { memberWords } from "@/lib/readers/confirmations/labels";
import type { WaitingMember } from "@/lib/readers/confirmations/queries";
import { faultOfMember, WAITS_MS } from "@/lib/readers/confirmations/rules";
import { WaitingItem } from "./waiting-item";

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
          <WaitingItem
            key={id}
            user={user}
            fault={fault}
            asked={`Added by ${addedBy?.name ?? "somebody"} ${formatInstant(addedAt, viewer.timeZone)}`}
            expiresAt={new Date(addedAt.getTime() + WAITS_MS)}
            timeZone={viewer.timeZone}
            decision={
              fault || isOwn ? null : (
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
              )
            }
          >
            <p className="wrap-anywhere">
              <Anchor href={`/admin/reader-groups/${group.id}`} className="prose-link">
                {memberWords(member)}
              </Anchor>
            </p>
          </WaitingItem>
        );
      })}
    </ul>
  );
}
