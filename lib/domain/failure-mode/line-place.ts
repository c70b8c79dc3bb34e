/** A place in a part that is made of lines, such as one control or one step: the column of the part, and the id of the line. */
export function lineColumn(column: string, lineId: string): string {
  return `${column}.${lineId}`
}

/** The column of a place, and the line in it; null where the place is no single line. */
export function readLineColumn(place: string): { column: string; line: string | null } {
  const dot = place.indexOf('.')
  return dot < 0 ? { column: place, line: null } : { column: place.slice(0, dot), line: place.slice(dot + 1) }
}
