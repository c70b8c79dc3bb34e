import { Button } from '@/components/ui/button'
import { signOut } from './sign-out'

/** Ends this session. */
export function SignOutButton() {
  return (
    <form action={signOut}>
      <Button type="submit" icon="sign-out">
        Sign out
      </Button>
    </form>
  )
}
