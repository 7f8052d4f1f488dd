import pg from "pg";
import { createDatabase, dropDatabase, prepareDatabase, startServer, withDatabase } from "./database";

const s = await startServer();
await dropDatabase(s.ownerUrl, "try");
await createDatabase(s.ownerUrl, "try");
await prepareDatabase(withDatabase(s.ownerUrl, "try"));
const c = new pg.Client({ connectionString: withDatabase(s.ownerUrl, "try") });
await c.connect();
for (const n of [
  "Muhammad al-Masri",
  "El Masri Mohamed",
  "Sergei Ivanov",
  "Sergej Iwanow",
  "Khalid Hussein",
  "Chalid Husayn",
  "Müller Jörg",
  "Jorg Mueller",
  "Li Na",
  "Lee No",
  "Tanaka Haruto",
  "Haruto Tanaka",
  "Yusuf Qadir",
  "Youssef Kader",
  "O’Brien Seán",
  "Łukasz Błaszczyk",
  "Nguyễn Văn An",
  "Tchaikovsky Pyotr",
  "Chaykovskiy Petr",
  "田中 春人",
  "محمّد المصري",
])
  console.log(
    n,
    "|",
    (await c.query("select fold_name($1) f, name_skeleton(fold_name($1)) s, name_key($1) k", [n])).rows[0],
  );
console.log(
  (
    await c.query(
      "select person_search_text('Al-Masri','Muhammad','محمد المصري','{Elmasry Mohamed}','Chief of staff') a",
    )
  ).rows[0],
);
await c.end();
await s.stop();
