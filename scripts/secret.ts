import { createHmac, randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** One root secret per installation: RAPPORT_SECRET, or 32 random bytes kept in the data folder.
 * Gives a key derived for one purpose (hex, 64 characters), so that no two uses share a key. */
export function readOrCreateSecret(dataDir: string, purpose: string): string {
  const given = process.env.RAPPORT_SECRET;
  if (given !== undefined) requireStrong("RAPPORT_SECRET", given);
  return createHmac("sha256", given ?? keptSecret(dataDir))
    .update(purpose)
    .digest("hex");
}

/** The secret of the data folder. Throws when the file does not hold one: from an emptied file everybody could derive our keys. */
function keptSecret(dataDir: string): string {
  const file = path.join(dataDir, "secret");
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(file)) keepOnce(file, randomBytes(32).toString("hex"));
  const kept = readFileSync(file, "utf8").trim();
  if (kept.length >= 32) return kept;
  throw new Error(
    `${file} holds no whole secret. Put back the file of a backup of the data folder; without one, remove it together with the database it belongs to.`,
  );
}

/** Writes a file for its owner alone, whole or not at all, whatever ends this program or fills the disk; of two that do so at once the
 * first one's stays. */
export function keepOnce(file: string, content: string): void {
  const drawn = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    writeFileSync(drawn, content, { mode: 0o600 });
    linkSync(drawn, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(drawn, { force: true });
  }
}

/** Fewer than a key drawn at random has, by far: 32 hexadecimal digits have about 14. */
const DIFFERENT_CHARACTERS = 8;

/** Throws when a secret was made up rather than drawn: it is short, monotonous, or made of words of the kind that instructions show. */
export function requireStrong(name: string, secret: string): void {
  const advice = "Draw one, for example with `openssl rand -hex 32`.";
  if (secret.length < 32) throw new Error(`${name} must have at least 32 characters. ${advice}`);
  const isMonotonous = new Set(secret).size < DIFFERENT_CHARACTERS;
  if (isMonotonous || /change.?me|secret|password|example|default|rapport|12345|qwert|test/i.test(secret))
    throw new Error(`${name} can be guessed. ${advice}`);
}

/**
 * Takes settings from the files that `NAME_FILE` names, as containers hand secrets in, so that they stand in no list of variables.
 * Throws when a setting is given twice or its file cannot be read.
 */
export function readSettingFiles(env: NodeJS.ProcessEnv): void {
  for (const [variable, file] of Object.entries(env)) {
    const name = /^(RAPPORT_\w+|DATABASE_URL)_FILE$/.exec(variable)?.[1];
    if (!name || !file) continue;
    if (env[name]) throw new Error(`${name} is given twice: by itself and by ${variable}.`);
    try {
      env[name] = readFileSync(file, "utf8").trim();
    } catch {
      throw new Error(`The file of ${variable} cannot be read.`);
    }
    // Programs that this one starts inherit the setting.
    delete env[variable];
  }
}
