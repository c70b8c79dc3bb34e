import { HEADER_FIELDS, type HeaderField } from '@/lib/domain/document/content'

interface PlacedLine {
  after: HeaderField | null
}

export type HeaderPlace<L> = { field: HeaderField } | { line: L }

/** The header as it prints: further lines before all fields, then each field in the register's order with the lines behind it. */
export function orderHeader<L extends PlacedLine>(headerOrder: readonly HeaderField[], lines: readonly L[]): HeaderPlace<L>[] {
  const behind = (after: HeaderField | null) => lines.filter((line) => line.after === after).map((line) => ({ line }))
  const fields = [...new Set([...headerOrder, ...HEADER_FIELDS])]
  return [...behind(null), ...fields.flatMap((field) => [{ field }, ...behind(field)])]
}

/** The field that prints last; a line behind it stands at the end of the header. */
export function lastField(places: readonly HeaderPlace<unknown>[]): HeaderField | null {
  return places.flatMap((place) => ('field' in place ? [place.field] : [])).at(-1) ?? null
}
