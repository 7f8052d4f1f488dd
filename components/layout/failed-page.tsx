"use client";

import { Button, ButtonLink } from "@/components/ui/button";
import { ProblemPage } from "./problem-page";

type FailedPageProps = { error: unknown; retry: () => void };

/** What a page says when we broke it. The number is the one the server logged beside the error and the request. */
export function FailedPage({ error, retry }: FailedPageProps) {
  const number = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <ProblemPage
      title="This page could not be shown"
      actions={
        <>
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
          <ButtonLink href="/">My work</ButtonLink>
        </>
      }
    >
      <p>Something went wrong on our side. What was saved before is safe.</p>
      {number ? (
        <p className="text-muted">
          If it happens again, report the number <span className="font-mono text-foreground">{number}</span>.
        </p>
      ) : null}
    </ProblemPage>
  );
}
