"use client";

import "./globals.css";
import { FailedPage } from "@/components/layout/failed-page";
import { MarkingBanner } from "@/components/layout/marking-banner";

/** Stands in for the root layout itself, so it brings its own document. */
export default function GlobalErrorPage(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Rapport</title>
        <main className="px-4 py-(--marking-height)">
          <MarkingBanner marking="UNCLASSIFIED" />
          <FailedPage {...props} />
        </main>
      </body>
    </html>
  );
}
