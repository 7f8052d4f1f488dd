/** The text without accents and in small letters, for finding names however they are typed. */
export function levelled(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}
