import { CommandLineError } from './command-line-error'
import type { Actor } from '@/lib/domain/access/actor'
import { listWorkspaces } from '@/lib/data/identity'
import { createWorkspace } from '@/lib/services/workspace/create-workspace'

/**
 * Whoever holds the database acts as an administrator of the workspace that is named or, where there is one only, of that. On a database
 * without any the workspace `main` is made first. Throws CommandLineError when the workspace is not there or must be named.
 */
export async function openCommandLineActor(slug: string | undefined): Promise<Actor> {
  const known = await listWorkspaces()
  const slugs = known.map((one) => one.slug).join(', ')
  if (known.length === 0 && (slug === undefined || slug === 'main')) {
    const workspaceId = await createWorkspace({ slug: 'main', name: 'Main', members: [], door: 'command-line' })
    return { personId: null, workspaceId, door: 'command-line' }
  }
  const found = slug === undefined ? known : known.filter((one) => one.slug === slug)
  const [only] = found
  if (only && found.length === 1) return { personId: null, workspaceId: only.workspaceId, door: 'command-line' }
  if (slug === undefined) throw new CommandLineError(`Say which workspace: --workspace with one of ${slugs}.`)
  throw new CommandLineError(`There is no workspace ${JSON.stringify(slug)}. There is: ${slugs || 'none'}.`)
}
