import { ProblemPage } from "@/components/layout/problem-page";
import { ButtonLink } from "@/components/ui/button";

export default function NotFound() {
  return (
    <ProblemPage
      title="There is nothing here for you"
      actions={
        <>
          <ButtonLink href="/" variant="primary">
            My work
          </ButtonLink>
          <ButtonLink href="/search">Search</ButtonLink>
        </>
      }
    >
      <p>Either no such page exists, or it is not open to you. The answer is the same in both cases.</p>
      <p className="text-muted">
        If someone sent you this address, ask them whether it covers your countries, your marking ceiling and
        your nation.
      </p>
    </ProblemPage>
  );
}
