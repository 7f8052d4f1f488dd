import type { Metadata } from "next";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { requireViewer } from "@/lib/auth/session";

export const metadata: Metadata = { title: "My work" };

export default async function MyWorkPage() {
  const viewer = await requireViewer();
  return (
    <PageBody>
      <PageHeader title="My work" summary={viewer.name} />
    </PageBody>
  );
}
