import { seedAccounts } from "./seed/accounts";
import { seedCuba } from "./seed/cuba";
import { seedDemonstration } from "./seed/demonstration/load";
import { seedReference } from "./seed/reference";

type SeedOptions = {
  /** Whether to load the demonstration accounts and records too. */
  demonstration: boolean;
  progress: (line: string) => void;
};

/** Brings reference data up to date and, in demonstration mode, loads the demonstration once. Safe to repeat. */
export async function seed({ demonstration, progress }: SeedOptions): Promise<void> {
  await seedReference(progress);
  if (!demonstration) return;
  await seedAccounts();
  await seedCuba(progress);
  await seedDemonstration(progress);
}
