import type { ReactNode } from 'react'
import { SignedInFrame } from '@/app/signed-in-frame'

/** The frame around the pages of a signed-in person. Each page sends everybody else to sign in, with its own address to come back to. */
export default function SignedInLayout({ children }: { children: ReactNode }) {
  return <SignedInFrame>{children}</SignedInFrame>
}
