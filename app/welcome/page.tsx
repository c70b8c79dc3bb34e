import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { isFirstRun, needsWorkspace } from '@/lib/auth/first-run'
import { GatePage } from '../sign-in/gate-page'
import { WelcomeForm } from './welcome-form'

export const metadata: Metadata = { title: 'Welcome' }
export const dynamic = 'force-dynamic'

export default async function WelcomePage() {
  if (!(await isFirstRun())) {
    return (
      <GatePage title="Welcome">
        <Notice
          title="Eyes Open is set up already."
          actions={
            <ButtonLink href="/sign-in" variant="primary">
              Sign in
            </ButtonLink>
          }
        >
          Whoever administers a workspace can invite you.
        </Notice>
      </GatePage>
    )
  }
  return (
    <GatePage
      title="Welcome"
      description="Nobody administers this installation yet. Whoever fills in this page becomes the first administrator; after that it is closed."
    >
      <WelcomeForm asksForWorkspace={await needsWorkspace()} />
    </GatePage>
  )
}
