import { type ComboboxOption, matchOptions } from "@/components/ui/combobox-options";
import { findPostsInUseAction } from "@/lib/people/posts/actions";

/**
 * What a picker offers that takes posts: those of `brought` that fit, then others of all posts in use. A page brings the first of a long
 * list. Where the others cannot be asked for there are none.
 * @param optionOf how the picker names a post, where it takes something else as well
 */
export async function searchPosts(
  brought: readonly ComboboxOption[],
  query: string,
  optionOf: (post: ComboboxOption) => ComboboxOption = (post) => post,
): Promise<ComboboxOption[]> {
  const near = matchOptions(brought, query);
  const found = (await findPostsInUseAction(query).catch(() => [])).map(optionOf);
  return [...near, ...found.filter(({ value }) => !near.some((one) => one.value === value))];
}
