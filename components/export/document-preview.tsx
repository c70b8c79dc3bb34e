'use client'

import { useEffect, useState } from 'react'
import { FileRefusal, followFile } from '@/components/export/follow-file'
import { Notice } from '@/components/ui/notice'
import { SkeletonRows } from '@/components/ui/skeleton'

type Shown = { address: string } & ({ page: string } | { problem: string; hint: string })

/** How long a choice must stand before its preview is asked for. */
const PAUSE_MS = 250

/** The document as a page of its own, without scripts, behind a wall that nothing in it can pass. */
export function DocumentPreview({ address }: { address: string }) {
  const [shown, setShown] = useState<Shown | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(() => {
      readPreview(address, stop.signal).then(setShown, (error: unknown) => {
        if (!stop.signal.aborted) setShown(failureOf(address, error))
      })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [address])
  if (shown === null) return <SkeletonRows rows={14} label="Making the preview" />
  if ('problem' in shown) {
    return (
      <Notice tone="error" title={shown.problem} live>
        {shown.hint}
      </Notice>
    )
  }
  return (
    <iframe
      title="Preview"
      sandbox=""
      srcDoc={shown.page}
      aria-busy={shown.address !== address || undefined}
      className="block h-[70dvh] min-h-96 w-full rounded-md border bg-[#ffffff]"
    />
  )
}

async function readPreview(address: string, signal: AbortSignal): Promise<Shown> {
  const { blob } = await followFile(address, () => undefined, signal)
  return { address, page: await blob.text() }
}

function failureOf(address: string, error: unknown): Shown {
  if (error instanceof FileRefusal) return { address, problem: error.message, hint: error.hint }
  return { address, problem: 'The preview could not be read.', hint: 'The file can still be made; look at the connection.' }
}
