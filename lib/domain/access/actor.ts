/** Doors through which a verb may be asked for. */
export const DOORS = ['page', 'api', 'command-line', 'seed', 'job'] as const
export type Door = (typeof DOORS)[number]

/** Who asks, for which workspace, through which door. Roles are not part of it: each scope reads them anew. */
export interface Actor {
  /**
   * Null for the command line and the seed, which whoever holds the database may use, and for a job. A guest has no person: here stands the
   * membership, so that whatever takes a guest for a person finds nobody.
   */
  personId: string | null
  workspaceId: string
  door: Door
  /** True for somebody who holds an invitation and is no member yet. */
  invited?: boolean
  /** True for a guest of one workshop, who is let in by `enter_as_guest` and by nothing else. */
  guest?: boolean
  /** The guest's membership that somebody invited brings along: their browser's cookie says that it is theirs. */
  wasGuest?: string
}

/** The person behind an actor; null for a guest, the command line and the seed. */
export function personOf({ personId, guest }: Actor): string | null {
  return guest ? null : personId
}
