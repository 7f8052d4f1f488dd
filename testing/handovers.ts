import { loadViewer } from "@/lib/auth/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, toDateColumn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { createCountries } from "./crises";
import { setUp } from "./people";
import { createPost } from "./reviews";

/** A post of the own nation that covers these countries since 2020. Gives its id. */
export async function createCoveringPost(title: string, countries: readonly string[]): Promise<string> {
  await createCountries(countries);
  const [postId, portfolioId] = [await createPost(title), newId()];
  await withViewer(setUp, async (db) => {
    const startsOn = toDateColumn("2020-01-01");
    await db.portfolio.createMany({ data: [{ id: portfolioId, name: `${title} ${portfolioId}`, startsOn }] });
    await db.portfolioCountry.createMany({
      data: countries.map((countryCode) => ({ portfolioId, countryCode })),
    });
    await db.portfolioPost.createMany({ data: [{ portfolioId, postId, startsOn }] });
  });
  return postId;
}

/** Makes a user hold a post on these days. Gives the id of the holding. */
export async function hold(
  postId: string,
  user: Pick<Viewer, "id">,
  startsOn: CalendarDate | null,
  endsOn: CalendarDate | null = null,
  isActing = false,
): Promise<string> {
  const id = newId();
  await withViewer(setUp, (db) =>
    db.postHolding.createMany({
      data: [
        {
          id,
          postId,
          userId: user.id,
          startsOn: startsOn && toDateColumn(startsOn),
          endsOn: endsOn && toDateColumn(endsOn),
          isActing,
        },
      ],
    }),
  );
  return id;
}

/** The viewer that an account is today, as a request makes it. */
export async function asToday({ id }: Pick<Viewer, "id">): Promise<Viewer> {
  const viewer = await loadViewer(id);
  if (!viewer) throw new Error("somebody without an account");
  return viewer;
}
