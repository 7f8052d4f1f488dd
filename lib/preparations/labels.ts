import { SATURATION_DAYS } from "./rules";

const ORDINALS = ["", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth"];

/** "Third senior visit to the Ministry of Defence in 20 days". */
export function saturationWords(place: number, organisation: string): string {
  const nth = ORDINALS[place] ?? `No. ${place}:`;
  return `${nth} senior visit to ${organisation} in ${SATURATION_DAYS} days`;
}
