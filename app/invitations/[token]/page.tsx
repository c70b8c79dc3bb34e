import type { Metadata } from 'next'
import { Notice } from '@/components/ui/notice'
import { ButtonLink } from '@/components/ui/button'
import { listOwnWorkspaces } from '@/lib/auth/account'
import { readGuestName } from '@/lib/auth/guest-session'
import { oidcGate } from '@/lib/auth/oidc/oidc-gate'
import { describeClosed, readInvitation, type InvitationView } from '@/lib/auth/invitation-link'
import type { SignedIn } from '@/lib/auth/signed-in'
import { readPageGuest } from '@/lib/web/guest-door'
import { readPageSession } from '@/lib/web/page-actor'
import { signInPath } from '@/lib/web/safe-path'
import { GatePage } from '../../sign-in/gate-page'
import { ProviderJoin } from '../../sign-in/oidc/sign-in-buttons'
import { ResumeSession } from '../../sign-in/resume-session'
import { SignOutButton } from '../../sign-in/sign-out-button'
import { JoinForm, NewPersonForm } from './join-forms'

// The address holds a secret: no search engine keeps it, and no other page hears of it.
export const metadata: Metadata = { title: 'Invitation', robots: { index: false }, referrer: 'no-referrer' }

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const invitation = await readInvitation(token)
  if (!invitation || invitation.state !== 'open') return <ClosedInvitation state={invitation?.state ?? 'unknown'} />
  const signedIn = await readPageSession()
  const by = invitation.inviter ? `${invitation.inviter} invites you` : 'You are invited'
  return (
    <GatePage title={`Join ${invitation.workspaceName}`} description={`${by} to the workspace ${invitation.workspaceName} as ${describeRoles(invitation.roles)}.`}>
      {!signedIn && <ResumeSession />}
      <WasGuest workspaceId={invitation.workspaceId} />
      <Ways token={token} invitation={invitation} signedIn={signedIn} />
    </GatePage>
  )
}

/** What somebody did as a guest in this browser becomes theirs; whoever only shares the browser must know that before joining. */
async function WasGuest({ workspaceId }: { workspaceId: string }) {
  const guest = await readPageGuest()
  const name = guest && guest.workspaceId === workspaceId ? await readGuestName(guest) : null
  if (name === null) return null
  return (
    <Notice title={`In this browser you were the guest ${name}.`}>
      What {name} wrote and scored becomes yours when you join. If that was somebody else, open the invitation in another browser.
    </Notice>
  )
}

function ClosedInvitation({ state }: { state: Parameters<typeof describeClosed>[0] }) {
  const { title, remedy } = describeClosed(state)
  return (
    <GatePage title="Invitation">
      <Notice tone="warning" title={title} actions={<ButtonLink href="/sign-in">Sign in</ButtonLink>}>
        {remedy}
      </Notice>
    </GatePage>
  )
}

interface WaysProps {
  token: string
  invitation: InvitationView
  signedIn: SignedIn | null
}

/** How this person, in this browser, may join. */
async function Ways({ token, invitation, signedIn }: WaysProps) {
  const { email, workspaceName, hasAccount } = invitation
  if (signedIn && signedIn.email !== email) {
    return (
      <Notice tone="warning" title={`This invitation is for ${email}.`} actions={<SignOutButton />}>
        You are signed in as {signedIn.email}. Sign out, then open the link again.
      </Notice>
    )
  }
  if (signedIn) {
    const [known] = await listOwnWorkspaces(signedIn)
    return <JoinForm token={token} workspaceName={workspaceName} name={known?.name ?? ''} />
  }
  if (!hasAccount) return <NewPersonWays token={token} email={email} />
  return (
    <Notice
      title={`Somebody signs in as ${email} already.`}
      actions={
        <ButtonLink href={signInPath(`/invitations/${token}`)} variant="primary">
          Sign in to join
        </ButtonLink>
      }
    >
      If that is you, sign in: you come back here and join with your account.
    </Notice>
  )
}

/** An account that a login at the provider opens, or one with a password. */
function NewPersonWays({ token, email }: { token: string; email: string }) {
  const provider = oidcGate()
  if (!provider) return <NewPersonForm token={token} email={email} isPrimary />
  return (
    <>
      <ProviderJoin providerName={provider.name} token={token} />
      <div>
        <h2 className="mb-3 text-lg font-semibold">Or with a password</h2>
        <NewPersonForm token={token} email={email} isPrimary={false} />
      </div>
    </>
  )
}

/** "contributor and signer". */
function describeRoles(roles: readonly string[]): string {
  return roles.length < 2 ? roles.join('') : `${roles.slice(0, -1).join(', ')} and ${roles.at(-1)}`
}
