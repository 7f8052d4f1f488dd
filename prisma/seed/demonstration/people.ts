import type { PreparedAttendance } from "@/lib/engagements/prepared";
import { listedName } from "@/lib/people/rules";
import { derivedId } from "../derived-id";
import type { Counterpart } from "./cast";
import type { Dice } from "./random";
import { OWN_NATION, type OwnPerson } from "./team";

type Role = PreparedAttendance["role"];

/** The id of one of our own as a person who attends. */
export const ownPersonId = (key: string) => derivedId("person", `own ${key}`);

export function ownAttendee(person: OwnPerson, role: Role): PreparedAttendance {
  return {
    personId: ownPersonId(person.key),
    name: listedName({ familyName: person.family, givenName: person.given }),
    rankText: person.rankText,
    rankCode: person.rankCode,
    service: person.service,
    position: person.position,
    organisation: person.organisation,
    nationality: OWN_NATION,
    side: "OWN",
    role,
  };
}

export function partnerAttendee(person: Counterpart, role: Role, dice: Dice): PreparedAttendance {
  return {
    personId: person.id,
    name: listedName({ familyName: person.family, givenName: person.given }),
    rankText: person.rankText,
    rankCode: person.rankCode,
    service: person.service,
    position: person.position,
    organisation: person.organisation,
    nationality: person.nationality,
    side: "PARTNER",
    role,
    // A principal who does not come is no principal.
    attended: role === "PRINCIPAL" || dice.chance(0.94),
  };
}
