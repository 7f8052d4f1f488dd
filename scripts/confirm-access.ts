import { createInterface } from "node:readline/promises";
import { runCommand } from "./command";

// npm run admin:confirm [-- --proposal ID]
// Says what each proposal of wider access that waits would change, and confirms those that one says yes to. Where there is one admin,
// whoever may run this on the server is the second person. Away from a keyboard it confirms the one that is named, and nothing else.

const usage = "npm run admin:confirm [-- --proposal ID]";

await runCommand({ usage, options: [], extras: ["proposal"] }, async ({ proposal }) => {
  const { confirmWaiting } = await import("./confirming/confirm-waiting");
  const say = (line: string) => console.log(line);
  if (proposal !== undefined || !process.stdin.isTTY) return confirmWaiting({ proposal, ask: null, say });
  const keyboard = createInterface({ input: process.stdin, output: process.stdout });
  try {
    await confirmWaiting({ proposal, ask: (question) => keyboard.question(question), say });
  } finally {
    keyboard.close();
  }
});
