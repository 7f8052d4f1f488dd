import { MarkingBanner } from "@/components/layout/marking-banner";
import { ProblemPage } from "@/components/layout/problem-page";
import { ButtonLink } from "@/components/ui/button";

export default function NotFound() {
  return (
    <main className="px-4 py-(--marking-height)">
      <MarkingBanner marking="UNCLASSIFIED" />
      <ProblemPage
        title="There is no such page"
        actions={
          <ButtonLink href="/" variant="primary">
            To the start page
          </ButtonLink>
        }
      >
        <p>Check the address, or begin at the start page.</p>
      </ProblemPage>
    </main>
  );
}
