import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "@/lib/auth/demo-accounts";
import { DemoForm } from "./demo-form";

/** The accounts of the demonstration, each with a way in that needs no typing. */
export function DemoAccounts({ next }: { next: string }) {
  return (
    <section aria-labelledby="demonstration" className="grid gap-3 border-t border-border pt-6">
      <div className="grid gap-1">
        <h2 id="demonstration" className="text-lg font-semibold">
          Demonstration
        </h2>
        <p className="text-sm text-muted">
          These people are invented. All have the same password:{" "}
          <code className="font-mono whitespace-nowrap text-foreground select-all">{DEMO_PASSWORD}</code>
        </p>
      </div>
      <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
        {DEMO_ACCOUNTS.map((account) => (
          <li
            key={account.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3"
          >
            <div className="grid min-w-0 flex-1 basis-60">
              <span className="font-mono text-sm break-all">{account.email}</span>
              <span className="text-sm text-muted">{account.purpose}</span>
            </div>
            <DemoForm email={account.email} name={account.name} next={next} />
          </li>
        ))}
      </ul>
    </section>
  );
}
