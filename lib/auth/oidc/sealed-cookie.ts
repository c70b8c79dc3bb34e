import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { MEANINGS } from '@/lib/domain/signature/signature-words'

/** How long somebody may take at the provider, in seconds. */
export const REQUEST_SECONDS = 600
/** How long a proof of identity waits in the browser, in seconds: as long as it is good. */
export const PROOF_SECONDS = 300

const whose = { personId: z.uuid(), sessionId: z.uuid() }

/** What somebody went to the provider for. `next` is a path of our own. */
const purposeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sign-in'), next: z.string() }),
  z.object({ kind: z.literal('join'), next: z.string(), invitation: z.string() }),
  z.object({ kind: z.literal('link'), next: z.string(), ...whose }),
  z.object({ kind: z.literal('prove'), next: z.string(), ...whose, workspaceId: z.uuid(), subjectId: z.uuid(), meaning: z.enum(MEANINGS) }),
])
export type Purpose = z.infer<typeof purposeSchema>

const requestSchema = z.object({
  id: z.uuid(),
  checks: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
  /** Milliseconds since 1970. */
  startedAt: z.number(),
  purpose: purposeSchema,
})
/** A request that this browser has under way at the provider. */
export type PendingRequest = z.infer<typeof requestSchema>

const claimSchema = z.object({ issuer: z.string(), subject: z.string(), email: z.string(), next: z.string() })
/** A login that the provider vouches for and that opens no account yet. */
export type LoginClaim = z.infer<typeof claimSchema>

const proofSchema = z.object({ subjectId: z.uuid(), meaning: z.enum(MEANINGS), proof: z.string() })
/** A fresh proof of identity that waits to be used. */
export type WaitingProof = z.infer<typeof proofSchema>

const KINDS = { request: requestSchema, claim: claimSchema, proof: proofSchema }
interface Contents {
  request: PendingRequest
  claim: LoginClaim
  proof: WaitingProof
}

/** Encrypts what a cookie keeps, for so many seconds. Each kind has a key of its own, so that none is taken for another. */
export function sealCookie<K extends keyof Contents>(kind: K, content: Contents[K], secret: string, seconds: number): Promise<string> {
  return encode({ token: { ...content }, secret, salt: `oidc-${kind}`, maxAge: seconds })
}

/** What a cookie of ours keeps; null for one that is none, is too old, or is of another kind. */
export async function openCookie<K extends keyof Contents>(kind: K, text: string | undefined, secret: string): Promise<Contents[K] | null> {
  if (!text) return null
  const content: unknown = await decode({ token: text, secret, salt: `oidc-${kind}` }).catch(() => null)
  const parsed: z.ZodSafeParseResult<Contents[K]> = (KINDS[kind] as unknown as z.ZodType<Contents[K]>).safeParse(content)
  return parsed.success ? parsed.data : null
}
