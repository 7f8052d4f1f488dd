type Place = { slug: string; reference: string };

/** The parts in which an edition is changed. */
export const EDIT_PARTS = ["plan", "participants", "numbers", "milestone", "lesson"] as const;

export type EditPart = (typeof EDIT_PARTS)[number];

export function editionHref({ slug, reference }: Place): string {
  return `/exercises/${slug}/${reference}`;
}

/** Where a part of the edition is changed; `which` names the milestone or the number of the lesson. */
export function editPartHref(place: Place, part: EditPart, which?: string | number): string {
  const query = new URLSearchParams({ part, ...(which === undefined ? {} : { which: String(which) }) });
  return `${editionHref(place)}/edit?${query}`;
}

/** Where an engagement of the edition is logged: its form opens with the edition, its countries and this type filled in. */
export function logHref({ slug, reference }: Place, type: string): string {
  return `/engagements/new?${new URLSearchParams({ type, series: slug, edition: reference })}`;
}
