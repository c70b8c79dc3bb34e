import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Notice } from '@/components/ui/notice'
import { listDemonstrationPeople } from '@/lib/auth/demonstration'
import { isFirstRun } from '@/lib/auth/first-run'
import { demonstrationMode } from '@/lib/auth/gate-settings'
import { oidcGate } from '@/lib/auth/oidc/oidc-gate'
import { readPageSession } from '@/lib/web/page-actor'
import { readSafePath } from '@/lib/web/safe-path'
import { DemonstrationList } from './demonstration-list'
import { GatePage } from './gate-page'
import { ProviderSignIn } from './oidc/sign-in-buttons'
import { PasswordForm } from './password-form'
import { ResumeSession } from './resume-session'

export const metadata: Metadata = { title: 'Sign in' }

interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const next = readSafePath((await searchParams).next)
  if (await readPageSession()) redirect(next)
  if (await isFirstRun()) redirect('/welcome')
  const people = await listDemonstrationPeople()
  const provider = oidcGate()
  if (people.length === 0) {
    return (
      <GatePage title="Sign in" description="Registers belong to a workspace, and only its members see them.">
        <ResumeSession next={next} />
        {provider && <ProviderSignIn providerName={provider.name} next={next} isPrimary />}
        {provider ? <WithPassword next={next} /> : <PasswordForm next={next} isPrimary />}
      </GatePage>
    )
  }
  return (
    <GatePage title="Sign in to the demonstration" description="Choose who you want to be. Everything here is made up, and everybody may look around." wide>
      <ResumeSession next={next} />
      <DemonstrationNotice />
      <DemonstrationList people={people} next={next} />
      {provider && <ProviderSignIn providerName={provider.name} next={next} isPrimary={false} />}
      <WithPassword next={next} />
    </GatePage>
  )
}

function WithPassword({ next }: { next: string }) {
  return (
    <section aria-labelledby="with-password">
      <h2 id="with-password" className="mb-3 text-lg font-semibold">
        Or with e-mail and password
      </h2>
      <PasswordForm next={next} isPrimary={false} />
    </section>
  )
}

function DemonstrationNotice() {
  if (demonstrationMode().isExposed) {
    return (
      <Notice tone="warning" title="Demonstration, open to the network">
        Other machines can reach this page, and anybody there may sign in as anybody. Put nothing here that is not meant for them.
      </Notice>
    )
  }
  return (
    <Notice title="Demonstration mode">
      One press signs you in without a password. The passwords are shown because signing a document asks for one. <code className="font-mono">EYES_OPEN_DEMO=0</code>{' '}
      turns this off.
    </Notice>
  )
}
