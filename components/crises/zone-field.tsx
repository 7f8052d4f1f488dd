import { FormSelectField } from "@/components/ui/form";

/** The zone in which local times of the form are read; the likely ones come first. */
export function ZoneField({
  likely,
  defaultValue,
  zones,
}: {
  likely: readonly string[];
  defaultValue: string;
  /** Given from the server to a form that is drawn in the browser as well, which may know others. */
  zones: readonly string[];
}) {
  const first = [...new Set(["UTC", ...likely])];
  const rest = zones.filter((zone) => !first.includes(zone));
  return (
    <FormSelectField
      name="timeZone"
      label="Time zone"
      hint="Times without a zone letter are read as local time here."
      defaultValue={defaultValue}
    >
      <optgroup label="Likely">
        {first.map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </optgroup>
      <optgroup label="All zones">
        {rest.map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </optgroup>
    </FormSelectField>
  );
}
