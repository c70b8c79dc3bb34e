import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { AppFrame } from '@/components/frame/app-frame'
import { SingleKeySwitch } from '@/components/palette/single-key-switch'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { readTheme, THEME_COOKIE } from '@/components/ui/theme'
import { ThemeSwitch } from '@/components/ui/theme-switch'
import { listOwnWorkspaces, listSessions } from '@/lib/auth/account'
import { isDemonstrationEmail } from '@/lib/auth/demonstration-people'
import { describeUserAgent } from '@/lib/auth/describe-user-agent'
import { demonstrationMode } from '@/lib/auth/gate-settings'
import { readWaysIn } from '@/lib/auth/oidc/linked-login'
import { oidcGate } from '@/lib/auth/oidc/oidc-gate'
import { actorFor } from '@/lib/auth/session'
import type { SignedIn } from '@/lib/auth/signed-in'
import { readCalendarFeed } from '@/lib/services/calendar/calendar-feed'
import { wantsReminderMails } from '@/lib/services/reminders/mail-wish'
import { requirePageSession } from '@/lib/web/page-actor'
import { GatePage } from '../sign-in/gate-page'
import { signOut } from '../sign-in/sign-out'
import { SignOutButton } from '../sign-in/sign-out-button'
import { CalendarAddress } from './calendar-address'
import { PasswordChangeForm } from './password-change-form'
import { ProviderLink } from './provider-link'
import { ReminderSwitch } from './reminder-switch'
import { SessionTable } from './session-table'
import { WorkspaceSwitch } from './workspace-switch'

export const metadata: Metadata = { title: 'Account and sessions' }

export default async function AccountPage() {
  const signedIn = await requirePageSession('/account')
  const workspaces = await listOwnWorkspaces(signedIn)
  const open = workspaces.find(({ workspaceId }) => workspaceId === signedIn.workspaceId)
  const sessions = (await listSessions(signedIn)).map((session) => ({ ...session, device: describeUserAgent(session.userAgent) }))
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value)
  const own = (
    <>
      <Part title="Sessions" description="Where you are signed in. An ended session is over at once, wherever it is.">
        <SessionTable sessions={sessions} />
      </Part>
      <WaysIn signedIn={signedIn} />
      <Part title="Colours" description="Kept in this browser only.">
        <ThemeSwitch initial={theme} />
      </Part>
      <div id="keys">
        <Part title="Keys" description="Kept in this browser only. Outside of fields and grids; keys with Ctrl or Cmd always work.">
          <SingleKeySwitch />
        </Part>
      </div>
    </>
  )
  if (!open) return <WithoutWorkspace email={signedIn.email}>{own}</WithoutWorkspace>
  return (
    <AppFrame workspaceName={open.workspaceName} personName={open.name} demonstration={demonstrationMode()} signOut={signOut}>
      <div className="max-w-3xl">
        <PageHeader title="Account and sessions" description={`You sign in as ${signedIn.email}.`} />
        <div className="grid gap-10">
          {workspaces.length > 1 && (
            <Part title="Workspace" description="What this session shows. Other sessions stay where they are.">
              <WorkspaceSwitch open={open.workspaceId} workspaces={workspaces.map(({ workspaceId, workspaceName }) => ({ workspaceId, workspaceName }))} />
            </Part>
          )}
          <Reminders signedIn={signedIn} />
          {own}
        </div>
      </div>
    </AppFrame>
  )
}

/** What opens the account: its password, and a login at the identity provider where one is set up. */
async function WaysIn({ signedIn }: { signedIn: SignedIn }) {
  const gate = oidcGate()
  const { hasPassword, login } = await readWaysIn(gate, signedIn)
  const isFixed = isDemonstrationEmail(signedIn.email)
  return (
    <>
      <Part title="Password" description="A new password ends all your other sessions.">
        {demonstrationMode().isOn && isFixed ? (
          <p className="text-base text-muted">The demonstration’s passwords stand on its sign-in page and cannot be changed.</p>
        ) : hasPassword ? (
          <PasswordChangeForm email={signedIn.email} />
        ) : (
          <p className="text-base text-muted">Your account has no password{login && gate ? `: you sign in with ${gate.name}` : ''}.</p>
        )}
      </Part>
      {gate && !isFixed && (
        <Part title={`Login at ${gate.name}`} description="Opens your account here, and can prove who you are when you sign a document.">
          <ProviderLink providerName={gate.name} email={signedIn.email} linkedAt={login?.linkedAt ?? null} hasPassword={hasPassword} />
        </Part>
      )}
    </>
  )
}

/** What tells of due days outside of the pages: mails, and one's own calendar. */
async function Reminders({ signedIn }: { signedIn: SignedIn }) {
  const actor = actorFor(signedIn)
  const [isWanted, since] = await Promise.all([wantsReminderMails(actor), readCalendarFeed(actor)])
  return (
    <>
      <Part title="Reminders by e-mail" description={`30, 7 and 1 days before a due day and when it has passed, in one mail a day at most; and when something waits for your signature or decision. To ${signedIn.email}.`}>
        <ReminderSwitch initial={isWanted} />
      </Part>
      <Part title="Calendar" description="A private address at which your calendar reads the due days of your actions and controls.">
        <CalendarAddress since={since} />
      </Part>
    </>
  )
}

function WithoutWorkspace({ email, children }: { email: string; children: ReactNode }) {
  return (
    <GatePage title="Account and sessions" description={`You sign in as ${email}.`} wide>
      <EmptyState title="You are a member of no workspace" action={<SignOutButton />}>
        Registers belong to a workspace. Ask an administrator of one to invite {email}; open the link that you get in this browser.
      </EmptyState>
      {children}
    </GatePage>
  )
}

function Part({ title, description, children }: { title: string; description: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="mt-0.5 mb-3 text-sm text-muted">{description}</p>
      {children}
    </section>
  )
}
