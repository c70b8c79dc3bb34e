import { isDemonstrationPassword } from '@/lib/auth/demonstration-people'
import { authSecret } from '@/lib/auth/gate-settings'
import { provePassword } from '@/lib/auth/sign-in'
import type { SignedIn } from '@/lib/auth/signed-in'
import { SignInThrottle } from '@/lib/auth/throttle'
import type { Actor } from '@/lib/domain/access/actor'
import type { Meaning } from '@/lib/domain/signature/signature-words'
import { insertIdentityProof } from '@/lib/data/identity-proofs'
import { withScope } from '@/lib/data/scope'
import { present } from '@/lib/kernel/assert'
import { refuseInput } from '@/lib/kernel/errors'

/** What somebody is about to sign, and what it will mean. */
interface Subject {
  /** The id of what is signed, such as a baseline. */
  subjectId: string
  meaning: Meaning
}

interface PasswordCheck {
  /** The person, in the workspace that is open. */
  actor: Actor
  password: string
  /** Network address that the request comes from. */
  network: string
  isDemo: boolean
}

/**
 * Checks a password again, through the same throttle as signing in, and returns a token that proves it once, for one thing and one meaning, for five
 * minutes. Throws AppError `invalid` for a wrong password and `limit` after too many.
 */
export async function proveIdentityByPassword({ email, personId }: SignedIn, { actor, password, network, isDemo }: PasswordCheck, subject: Subject): Promise<string> {
  const throttle = new SignInThrottle(authSecret())
  const attempt = { email, network }
  await throttle.enter(attempt)
  const isRight = (await provePassword(email, password)) === personId
  // The demonstration's passwords stand on its sign-in page; where it is off, they prove nothing.
  if (!isRight || (!isDemo && isDemonstrationPassword(email, password))) {
    await throttle.blame(attempt)
    refuseInput('password', 'This is not your password.', 'Type the one that you sign in with. Nothing was signed.')
  }
  await throttle.forgive(attempt)
  return withScope(actor, (scope) =>
    insertIdentityProof(scope, { ...subject, membershipId: present(scope.membershipId, 'who is signed in is a member') }, 'password'),
  )
}
