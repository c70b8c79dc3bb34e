import { orderKeyBetween } from '@/lib/kernel/order-key'

export interface Placed {
  id: string
  orderKey: string
}

/** The order key that moves a row of an ordered list one place up (-1) or down (+1); null at the end of the list. */
export function keyForStep(list: readonly Placed[], id: string, step: -1 | 1): string | null {
  const at = list.findIndex((row) => row.id === id)
  const neighbour = list[at + step]
  if (at < 0 || !neighbour) return null
  const beyond = list[at + 2 * step]
  return step < 0 ? orderKeyBetween(beyond?.orderKey ?? null, neighbour.orderKey) : orderKeyBetween(neighbour.orderKey, beyond?.orderKey ?? null)
}

/** The order key behind the last row of a list. */
export function keyAtEnd(list: readonly Placed[]): string {
  return orderKeyBetween(list.at(-1)?.orderKey ?? null, null)
}
