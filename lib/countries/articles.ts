/**
 * The names of the list of countries that take an article in a sentence, by their codes: plurals, and those with a common noun in
 * them (union, kingdom, republic, territory). What is told in a list, a table or a choice goes without.
 */
const WITH_ARTICLE: ReadonlySet<string> = new Set(
  (
    "ARE BHS CAF COD COG COM DOM GBR GMB MDV MHL NLD PHL SLB SYC USA VAT " +
    "ALA ATF BES CCK COK CYM FLK FRO IMN IOT MNP PCN PSE TCA UMI VGB VIR " +
    "ANT PCI PCZ SUN XUA"
  ).split(" "),
);

/** The name of a country as it stands inside a sentence, "the Netherlands"; by its alpha-3 code and its name in the list of countries. */
export function withArticle(code: string, name: string): string {
  return WITH_ARTICLE.has(code) ? `the ${name}` : name;
}
