import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReaderGroupForm } from "@/components/admin/reader-group-form";
import { WiderAccess } from "@/components/admin/wider-access";
import { HistorySection } from "@/components/audit/history";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ToldOnce } from "@/components/ui/told-once";
import { canReadAudit } from "@/lib/audit/policy";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { isId } from "@/lib/ids";
import { listWaitingMembers } from "@/lib/readers/confirmations/queries";
import { canKeepReaderGroups } from "@/lib/readers/policy";
import { getReaderGroup } from "@/lib/readers/queries";
import { readMemberHistory } from "../../history";
import { memberOptions } from "../options";

export const metadata: Metadata = { title: "Reader group" };

export default async function ReaderGroupPage({
  params,
  searchParams,
}: PageProps<"/admin/reader-groups/[id]">) {
  const viewer = await requireViewer();
  if (!canKeepReaderGroups(viewer)) await refusePage(viewer);
  const { id } = await params;
  if (!isId(id)) notFound();
  const { group, people, waiting, history } = await withViewer(viewer, async (db) => {
    const found = await getReaderGroup(db, id);
    return {
      group: found,
      people: await memberOptions(db, viewer, found),
      waiting: await listWaitingMembers(db, { groupId: id }),
      history: await readMemberHistory(db, "reader_group", id),
    };
  });
  if (!group) notFound();
  return (
    <PageBody narrow>
      <PageHeader
        title={group.name}
        parent={
          <Anchor href="/admin/reader-groups" className="prose-link">
            Reader groups
          </Anchor>
        }
        secondary={
          canReadAudit(viewer) ? (
            <ButtonLink href={`/admin/audit?subject=${group.id}`}>In the audit trail</ButtonLink>
          ) : null
        }
      />
      {(await searchParams).saved !== undefined ? (
        <ToldOnce param="saved">
          <Notice tone="success">The reader group is created. Officers can name it on a record now.</Notice>
        </ToldOnce>
      ) : null}
      <WiderAccess proposals={[]} members={waiting} viewer={viewer} now={new Date()} />
      <ReaderGroupForm id={group.id} group={group} people={people} today={todayIn("UTC", new Date())} />
      <HistorySection {...history} hereZone={viewer.timeZone} />
    </PageBody>
  );
}
