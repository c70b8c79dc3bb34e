import type { ReactNode } from 'react'
import { signOut } from '@/app/sign-in/sign-out'
import { AppFrame } from '@/components/frame/app-frame'
import { ToastProvider } from '@/components/ui/toast'
import { demonstrationMode } from '@/lib/auth/gate-settings'
import { readPageActor } from '@/lib/web/page-actor'
import { readFrame } from '@/lib/services/workspace/read-frame'

/** The frame around what a signed-in person sees; for everybody else the bare page. */
export async function SignedInFrame({ children }: { children: ReactNode }) {
  const actor = await readPageActor()
  if (actor === null) return children
  const { workspaceName, personName } = await readFrame(actor)
  return (
    <ToastProvider>
      <AppFrame workspaceName={workspaceName} personName={personName} demonstration={demonstrationMode()} signOut={signOut}>
        {children}
      </AppFrame>
    </ToastProvider>
  )
}
