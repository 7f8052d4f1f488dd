type RecordKeyProps = {
  id: string;
  version?: number | undefined;
  /** Goes before the names of both, where a form has them under a name: "draft.". */
  under?: string;
};

/** Which record a form makes or changes; a change names the version it was opened with. */
export function RecordKey({ id, version, under = "" }: RecordKeyProps) {
  return (
    <>
      <input type="hidden" name={`${under}id`} value={id} />
      {version === undefined ? null : <input type="hidden" name={`${under}version`} value={version} />}
    </>
  );
}
