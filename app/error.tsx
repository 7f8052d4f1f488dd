"use client";

import { FailedPage } from "@/components/layout/failed-page";
import { MarkingBanner } from "@/components/layout/marking-banner";

export default function ErrorPage(props: { error: unknown; retry: () => void }) {
  return (
    <main className="px-4 py-(--marking-height)">
      <MarkingBanner marking="UNCLASSIFIED" />
      <FailedPage {...props} />
    </main>
  );
}
