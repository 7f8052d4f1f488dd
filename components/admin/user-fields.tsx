import {
  FormCheckboxField,
  FormCheckboxGroup,
  FormRadioGroup,
  FormSelectField,
  FormTextField,
} from "@/components/ui/form";
import { ROLE_LABELS } from "@/lib/auth/roles";
import { PERSONAL_ROLES, type PersonalRole } from "@/lib/auth/users/policy";
import { MARKING_LEVEL_LABELS } from "@/lib/markings/labels";
import { listTimeZones } from "@/lib/time-zones";

type UserFieldsProps = {
  nations: readonly { value: string; label: string }[];
  /** Roles the viewer may give and take; the others are shown but not offered. */
  grantable: readonly PersonalRole[];
  user?: {
    name: string;
    nation: string;
    roles: readonly string[];
    markingCeiling: string;
    allCountries: boolean;
    timeZone: string;
  };
};

/** Who a person is to the product, for a new account and for a change. */
export function UserFields({ nations, grantable, user }: UserFieldsProps) {
  return (
    <>
      <p className="text-sm text-muted">
        What takes access away holds at once. Another nation, a role other than officer and viewer, the
        ceiling CUI and all countries are given once a second admin confirms them.
      </p>
      <FormTextField name="name" label="Name" defaultValue={user?.name} autoComplete="off" maxLength={120} />
      <FormSelectField
        name="nation"
        label="Nation served"
        hint="Someone who serves another nation reads only what is releasable to it, and can be a viewer only."
        options={nations}
        defaultValue={user?.nation ?? nations[0]?.value}
      />
      <FormCheckboxGroup
        name="roles"
        label="Roles"
        choices={PERSONAL_ROLES.map((role) => ({
          value: role,
          label: ROLE_LABELS[role],
          hint: ROLE_HINTS[role],
          disabled: !grantable.includes(role),
        }))}
        defaultValues={user?.roles ?? ["OFFICER"]}
      />
      <FormRadioGroup
        name="markingCeiling"
        label="Marking ceiling"
        hint="Records marked above it are not shown to this person."
        inline
        choices={(["UNCLASSIFIED", "CUI"] as const).map((level) => ({
          value: level,
          label: MARKING_LEVEL_LABELS[level].name,
        }))}
        defaultValue={user?.markingCeiling ?? "UNCLASSIFIED"}
      />
      <FormCheckboxField
        name="allCountries"
        label="All countries"
        hint="Without this tick the person sees the countries of the portfolios that hold on the day."
        defaultChecked={user?.allCountries}
      />
      <FormSelectField
        name="timeZone"
        label="Time zone"
        hint="In which this person reads local times."
        options={listTimeZones(user?.timeZone).map((zone) => ({
          value: zone,
          label: zone.replaceAll("_", " "),
        }))}
        defaultValue={user?.timeZone ?? "UTC"}
      />
    </>
  );
}

const ROLE_HINTS: Record<PersonalRole, string> = {
  OFFICER: "Logs engagements, commitments and crises in the countries covered.",
  APPROVER: "Approves or returns what comes to a post they hold.",
  LEADER: "Reads what it adds up to; acknowledges situation reports.",
  VIEWER: "Reads what is open to the nation, ceiling and countries.",
  PORTFOLIO_ADMIN: "Decides who covers which countries; manages accounts.",
  SYSTEM_ADMIN: "All of the above in administration, and gives the two roles reserved to system admins.",
  AUDITOR: "Reads the audit trail.",
};
