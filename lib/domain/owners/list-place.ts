const RANK_PLACE = /^(\d{1,12})\.([0-9a-z-]{1,60})$/
const DUE_PLACE = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f-]{36})$/
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Where a list by rank goes on, as it stands in an address: the rank and the key of the last row. Null for a text that is no such place. */
export function parseRankPlace(text: string | undefined): { rank: number; key: string } | null {
  const [, rank, key] = RANK_PLACE.exec(text ?? '') ?? []
  return rank === undefined || key === undefined ? null : { rank: Number(rank), key }
}

export function printRankPlace({ rank, key }: { rank: number; key: string }): string {
  return `${rank}.${key}`
}

/** The same for a list by day. */
export function parseDuePlace(text: string | undefined): { due: string; id: string } | null {
  const [, due, id] = DUE_PLACE.exec(text ?? '') ?? []
  return due === undefined || id === undefined || !isId(id) || Number.isNaN(Date.parse(due)) ? null : { due, id }
}

export function printDuePlace({ due, id }: { due: string; id: string }): string {
  return `${due}.${id}`
}

/** True for a text in the form of an id. */
export function isId(text: string): boolean {
  return ID.test(text)
}
