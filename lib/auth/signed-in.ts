import { z } from 'zod'
import { listOwnMemberships } from '@/lib/data/identity'
import { withIdentityScope } from '@/lib/data/identity-scope'
import { insertSession, readOpenSession } from '@/lib/data/sessions'
import { newId } from '@/lib/kernel/ids'

/** How long a session lasts, in days; nothing prolongs it. */
export const SESSION_DAYS = 14

/** Somebody with a good session. */
export const signedInSchema = z.object({
  personId: z.uuid(),
  sessionId: z.uuid(),
  /** The workspace that is open in this session; null for a member of none. */
  workspaceId: z.uuid().nullable(),
  email: z.string(),
})
export type SignedIn = z.infer<typeof signedInSchema>

/** What the cookie's token claims. */
export const sessionClaims = z.object({ personId: z.uuid(), sessionId: z.uuid() })
export type SessionClaims = z.infer<typeof sessionClaims>

/** Begins a session in the person's first workspace and returns its id. `userAgent` is kept for the list of one's own sessions. */
export async function beginSession(personId: string, userAgent: string | null): Promise<string> {
  return withIdentityScope(personId, async (scope) => {
    const id = newId()
    const expiresAt = new Date(Date.parse(scope.now) + SESSION_DAYS * 86_400_000).toISOString()
    const [first] = await listOwnMemberships(scope)
    await insertSession(scope, { id, workspaceId: first?.workspaceId ?? null, userAgent: userAgent?.slice(0, 300) ?? null, createdAt: scope.now, expiresAt })
    return id
  })
}

/** Who is behind a token's claims, or null when its session was revoked, is over or never was. */
export async function findSignedIn(claims: unknown): Promise<SignedIn | null> {
  const parsed = sessionClaims.safeParse(claims)
  if (!parsed.success) return null
  const { personId, sessionId } = parsed.data
  const open = await readOpenSession(personId, sessionId)
  return open && { personId, sessionId, ...open }
}
