'use client'

import { Button, ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'

/** Something that is our own fault. The digest leads to the line in the log. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="mx-auto max-w-xl px-4 py-24">
      <PageHeader title="This page could not be shown" />
      <Notice
        tone="error"
        live
        title="What you saved is safe."
        actions={
          <>
            <Button onClick={reset}>Try again</Button>
            <ButtonLink href="/">What is mine</ButtonLink>
          </>
        }
      >
        {error.digest && <p>Reference: {error.digest}.</p>}
      </Notice>
    </div>
  )
}
