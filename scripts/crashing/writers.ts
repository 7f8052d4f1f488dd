import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

/** What a writer process is started with. */
export interface WriterTask {
  ledger: string;
  userId: string;
  crisisId: string;
  seed: string;
}

export type ToWriter = "go" | "pause";
export type FromWriter = "waiting" | { fault: string };

/** One person who writes, in a process that may be killed and started again. */
export class Writer {
  private child: ChildProcess | null = null;
  private state: "starting" | "waiting" | "writing" = "starting";
  private mayWrite = false;
  private isOver = false;
  private onPaused = () => {};

  /** @param onFault told what no crash explains */
  constructor(
    readonly task: WriterTask,
    private readonly onFault: (fault: string) => void,
  ) {}

  get isWriting(): boolean {
    return this.child !== null && this.state === "writing";
  }

  /** Starts the process, unless it runs. It takes up its work as soon as it may write. */
  start(): void {
    if (this.child || this.isOver) return;
    const child = fork(path.join("scripts", "crashing", "writer.ts"), [JSON.stringify(this.task)], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    this.child = child;
    this.state = "starting";
    child.on("message", (message: FromWriter) => {
      if (message !== "waiting") return this.onFault(message.fault);
      this.state = "waiting";
      this.onPaused();
      if (this.mayWrite) this.resume();
    });
    child.once("exit", () => {
      this.onPaused();
      if (this.child === child) this.onFault("A writer ended by itself.");
    });
  }

  resume(): void {
    this.mayWrite = true;
    if (this.state !== "waiting") return;
    this.state = "writing";
    this.child?.send("go" satisfies ToWriter);
  }

  /** Comes back when nothing more is sent until `resume`. What was under way may stay so. */
  async pause(): Promise<void> {
    this.mayWrite = false;
    const { child } = this;
    if (!child || !this.isWriting) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.onPaused = resolve;
    child.send("pause" satisfies ToWriter);
    await promise;
  }

  /** Ends the process without a word of warning, and waits until it is gone. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child) return;
    this.child = null;
    child.removeAllListeners("message");
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }

  /** The same, for good. */
  async end(): Promise<void> {
    this.isOver = true;
    await this.kill();
  }
}
