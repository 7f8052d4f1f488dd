import { Button } from "@/components/ui/button";
import { agreeAction } from "@/lib/auth/consent/actions";

/** What is said before the form to sign in can be used, with the one way past it. Needs no script. */
export function ConsentForm({ text, next }: { text: string; next: string }) {
  return (
    <section aria-labelledby="consent" className="grid gap-4 rounded-lg border border-border bg-surface p-5">
      <h2 id="consent" className="text-lg font-semibold">
        Before you sign in
      </h2>
      {text.split(/\n\s*\n/).map((paragraph) => (
        <p key={paragraph} className="wrap-anywhere">
          {paragraph}
        </p>
      ))}
      <form action={agreeAction}>
        <input type="hidden" name="next" value={next} />
        <Button type="submit" variant="primary">
          I agree
        </Button>
      </form>
    </section>
  );
}
