/**
 * The fields of one type among released coordinates, in a stable order.
 *
 * @example releasedFields(new Set(['Allergy.substance', 'Person.health']), 'Allergy') // ['substance']
 */
export function releasedFields(coordinates: ReadonlySet<string>, type: string): readonly string[] {
  const prefix = `${type}.`;
  return [...coordinates]
    .filter((coordinate) => coordinate.startsWith(prefix))
    .map((coordinate) => coordinate.slice(prefix.length))
    .sort();
}
