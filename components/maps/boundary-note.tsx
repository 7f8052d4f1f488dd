/** Whose boundaries the map draws and what they do not say. */
export function BoundaryNote() {
  return (
    <>
      Boundaries: Natural Earth, 1:110 million. They show the shapes of that data set and are no statement on
      the status of any territory. Circles stand for places too small to press.
    </>
  );
}
