import type { Metadata } from 'next'
import { SignedInFrame } from '@/app/signed-in-frame'
import { ButtonLink } from '@/components/ui/button'
import { readPageActor } from '@/lib/web/page-actor'
import { NothingHere } from './nothing-here'
import { GatePage } from './sign-in/gate-page'

export const metadata: Metadata = { title: 'Nothing here' }

/** An address that leads nowhere. Whoever is signed in keeps the frame around it, with all the ways elsewhere. */
export default async function NotFound() {
  if ((await readPageActor()) === null) return <NothingHereForStrangers />
  return (
    <SignedInFrame>
      <NothingHere />
    </SignedInFrame>
  )
}

function NothingHereForStrangers() {
  return (
    <GatePage
      title="There is nothing here for you."
      description="The address may be mistyped, or the link may be old. Registers are seen by the members of their workspace, after signing in."
    >
      <div>
        <ButtonLink href="/sign-in" variant="primary">
          Sign in
        </ButtonLink>
      </div>
    </GatePage>
  )
}
