'use client'

import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** Something that is our own fault. The digest leads to the line in the log. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="mx-auto max-w-xl px-4 py-24">
      <Notice tone="error" live title="This page could not be shown." actions={<Button onClick={reset}>Try again</Button>}>
        <p>What you saved is safe. {error.digest && `Reference: ${error.digest}.`}</p>
      </Notice>
    </div>
  )
}
