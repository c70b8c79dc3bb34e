/** Doors through which a verb may be asked for. */
export const DOORS = ['page', 'api', 'command-line', 'seed', 'job'] as const
export type Door = (typeof DOORS)[number]

/** Who asks, for which workspace, through which door. Roles are not part of it: each scope reads them anew. */
export interface Actor {
  /** Null for the command line and the seed, which whoever holds the database may use, and for a job. */
  personId: string | null
  workspaceId: string
  door: Door
  /** True for somebody who holds an invitation and is no member yet. */
  invited?: boolean
}
