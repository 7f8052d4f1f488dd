import { type Crowd, SATURATION_DAYS } from "./rules";

const ORDINALS = ["", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth"];

/** "Third senior visit to the Ministry of Defence in 20 days"; "One of 3 senior visits …" where others come after it. */
export function saturationWords({ visits, isLast }: Crowd, organisation: string): string {
  const which = isLast
    ? `${ORDINALS[visits] ?? `No. ${visits}:`} senior visit`
    : `One of ${visits} senior visits`;
  return `${which} to ${organisation} in ${SATURATION_DAYS} days`;
}
