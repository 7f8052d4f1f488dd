import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

/** The way to the provider. Needs no script, and the framework's own link would ask for the page of another site. */
export function ProviderLink({
  provider,
  next,
  isOnlyWay,
}: {
  provider: string;
  next: string;
  isOnlyWay: boolean;
}) {
  return (
    <a
      href={`/api/sign-in?next=${encodeURIComponent(next)}`}
      className={cn(
        buttonVariants({ variant: isOnlyWay ? "primary" : "secondary" }),
        "justify-self-start whitespace-normal",
      )}
    >
      Sign in with {provider}
    </a>
  );
}
