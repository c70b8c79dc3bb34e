import type { OwnerPart } from '@/lib/domain/failure-mode/owner-chain'

/**
 * The parts of an owner chain that answer for a failure mode. Whoever is escalated to is called when those do not get on, and whoever is
 * only told is told: both have somebody else to wait for, so where nobody answers the failure mode is unowned whatever they are.
 */
export const ANSWERING_PARTS = ['accountable', 'joint'] as const satisfies readonly OwnerPart[]

/** True when a link of an owner chain answers for its failure mode. */
export function isAnswering({ part }: { part: OwnerPart }): boolean {
  return ANSWERING_PARTS.some((one) => one === part)
}

/**
 * How a failure mode is owned: nobody answers for it (`unowned`), or roles do that nobody holds (`unheld`), or at best a name in words, behind
 * which nobody can be found (`worded`), or a role that somebody holds (`held`).
 */
export const OWNERSHIPS = ['unowned', 'unheld', 'worded', 'held'] as const
export type Ownership = (typeof OWNERSHIPS)[number]

interface Link {
  /** Null for a name in words. */
  roleId: string | null
  part: OwnerPart
}

/** How the live links of an owner chain own its failure mode. `isHeld` says whether somebody holds a role on the day that is looked at. */
export function ownershipOf(links: readonly Link[], isHeld: (roleId: string) => boolean): Ownership {
  const answering = links.filter(isAnswering)
  if (answering.length === 0) return 'unowned'
  if (answering.some(({ roleId }) => roleId !== null && isHeld(roleId))) return 'held'
  return answering.some(({ roleId }) => roleId === null) ? 'worded' : 'unheld'
}
