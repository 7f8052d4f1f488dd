/** Which record a form makes or changes; a change names the version it was opened with. */
export function RecordKey({ id, version }: { id: string; version?: number | undefined }) {
  return (
    <>
      <input type="hidden" name="id" value={id} />
      {version === undefined ? null : <input type="hidden" name="version" value={version} />}
    </>
  );
}
