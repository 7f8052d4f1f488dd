/** A name in its own script, drawn from the side it is read from, and spoken in its language. */
export function NameInScript({ name, language }: { name: string; language: string | null }) {
  return (
    <bdi dir="auto" lang={language ?? undefined}>
      {name}
    </bdi>
  );
}
