import { Anchor } from "@/components/ui/anchor";

/** The way back to the crisis a page belongs to. */
export function CrisisParent({ crisis }: { crisis: { reference: string; title: string } }) {
  return (
    <>
      <Anchor href="/crises" className="prose-link">
        Crises
      </Anchor>{" "}
      /{" "}
      <Anchor href={`/crises/${crisis.reference}`} className="prose-link">
        {crisis.title}
      </Anchor>
    </>
  );
}
