import { isDemonstrationEmail } from '@/lib/auth/demonstration-people'
import { authSecret } from '@/lib/auth/gate-settings'
import { provePassword } from '@/lib/auth/sign-in'
import { SignInThrottle } from '@/lib/auth/throttle'
import { AppError, refuseInput } from '@/lib/kernel/errors'

/**
 * Makes sure that whoever sits there knows the password of an account, through the throttle of signing in, and returns whose it is. Throws AppError
 * `invalid` for a wrong one, `limit` after too many, and `precondition` for the demonstration's people, whose passwords stand on the sign-in page.
 */
export async function confirmPassword(email: string, password: string, network: string): Promise<string> {
  if (isDemonstrationEmail(email)) throw new AppError('precondition', 'The people of the demonstration sign in as the sign-in page says, and in no other way.')
  const throttle = new SignInThrottle(authSecret())
  const attempt = { email, network }
  await throttle.enter(attempt)
  const personId = await provePassword(email, password)
  if (personId === null) {
    await throttle.blame(attempt)
    refuseInput('password', 'This is not your password.', 'Type the one that you sign in with here. Nothing was changed.')
  }
  await throttle.forgive(attempt)
  return personId
}
