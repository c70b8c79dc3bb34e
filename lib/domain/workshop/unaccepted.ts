import type { Duty } from '@/lib/domain/workshop/duties'

export interface Unaccepted {
  /** By name, each with what they have not said yes to, or what was changed since. */
  people: { membershipId: string; name: string; duties: Duty[] }[]
  /** What asks something of a role that nobody holds, or of a name in words. */
  onNobody: Duty[]
}

/** What was not accepted, of all that a meeting asks. */
export function listUnaccepted(duties: readonly Duty[]): Unaccepted {
  const people = new Map<string, Unaccepted['people'][number]>()
  for (const duty of duties) {
    for (const { membershipId, name, answer } of duty.bearers) {
      if (answer === 'accepted') continue
      const known = people.get(membershipId) ?? { membershipId, name, duties: [] }
      people.set(membershipId, { ...known, duties: [...known.duties, duty] })
    }
  }
  return {
    people: [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.membershipId < b.membershipId ? -1 : 1)),
    onNobody: duties.filter(({ bearers }) => bearers.length === 0),
  }
}
