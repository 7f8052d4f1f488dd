"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { demoSignInAction } from "@/lib/auth/actions";

/** The way in as one of the demonstration accounts. What is said when it is refused stands below it. */
export function DemoForm({ email, name, next }: { email: string; name: string; next: string }) {
  const [message, submit] = useActionState(demoSignInAction, null);
  return (
    <>
      <form action={submit}>
        <input type="hidden" name="email" value={email} />
        <input type="hidden" name="next" value={next} />
        <Button type="submit" size="sm" aria-label={`Continue as ${name}`}>
          Continue
          <Icon name="arrow-right" />
        </Button>
      </form>
      {message ? (
        <div className="basis-full">
          <Notice tone="danger">{message}</Notice>
        </div>
      ) : null}
    </>
  );
}
