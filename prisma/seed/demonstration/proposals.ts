import { DEMO_ACCOUNTS } from "@/lib/auth/demo-accounts";
import type { Db } from "@/lib/db";
import { derivedId } from "../derived-id";
import { OWN_NATION, OWN_OFFICERS } from "./team";

/** The second admin proposes that one of the officers approves as well, for the first to confirm. */
export async function loadProposals(db: Db): Promise<void> {
  const idOf = (email: string) => DEMO_ACCOUNTS.find((account) => account.email === email)?.id ?? "";
  const officer = OWN_OFFICERS.find(({ family }) => family === "Delvecchio");
  if (!officer) throw new RangeError("No officer Delvecchio in the demonstration");
  const [proposedById, confirmerId] = [idOf("deputy@demo.example"), idOf("admin@demo.example")];
  const { version } = await db.user.findUniqueOrThrow({ where: { id: officer.userId } });
  await db.accessProposal.createMany({
    data: [
      {
        id: derivedId("proposal", officer.userId),
        userId: officer.userId,
        userVersion: version,
        nation: OWN_NATION,
        roles: ["OFFICER", "APPROVER"],
        markingCeiling: "CUI",
        allCountries: false,
        proposedById,
      },
    ],
  });
  await db.notice.createMany({
    data: [
      {
        id: derivedId("notice", `proposal ${officer.userId}`),
        userId: confirmerId,
        kind: "ACCESS_PROPOSED",
        subjectType: "user",
        subjectId: officer.userId,
        actorId: proposedById,
      },
    ],
  });
}
