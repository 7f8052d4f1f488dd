import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** The way to the preparation page, on the pages of what is still to take place. */
export function PrepareLink({ reference }: { reference: string }) {
  return (
    <ButtonLink variant="secondary" href={`/engagements/${reference}/prepare`}>
      <Icon name="scroll" />
      Prepare
    </ButtonLink>
  );
}
