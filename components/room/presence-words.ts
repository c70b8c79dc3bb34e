import { columnLabel } from '@/components/room/presence-columns'
import type { Place } from '@/lib/live/client/presence'

/** Who is here, in a sentence: two by name, more by number. Empty for nobody. */
export function describePresent(names: readonly string[], more = 0): string {
  const [first, second] = names
  const count = names.length + more
  if (!first) return ''
  if (count === 1) return `${first} is here`
  if (count === 2 && second) return `${first} and ${second} are here`
  if (!second) return `${first} and ${more} others are here`
  const others = count - 2
  return `${first}, ${second} and ${others} ${others === 1 ? 'other' : 'others'} are here`
}

/** Somebody and where they are, such as "Dana Levi, in Cause of D10-03". `codeOf` finds the code of a failure mode, or null. */
export function describePlace({ name, place }: { name: string; place: Place | null }, codeOf: (failureModeId: string) => string | null): string {
  const code = place && codeOf(place.failureModeId)
  if (!place || !code) return name
  const label = columnLabel(place.column)
  return label ? `${name}, in ${label} of ${code}` : `${name}, in ${code}`
}
