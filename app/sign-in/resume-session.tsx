'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { isSignedInAfterAll } from './start-session'

/** Comes back to life where a link from another site left the cookie behind: goes on to `next`, or reads this page again without one. */
export function ResumeSession({ next }: { next?: string }) {
  const router = useRouter()
  useEffect(() => {
    let isHere = true
    void isSignedInAfterAll().then((signedIn) => {
      if (!isHere || !signedIn) return
      if (next === undefined) router.refresh()
      else window.location.replace(next)
    })
    return () => {
      isHere = false
    }
  }, [next, router])
  return null
}
