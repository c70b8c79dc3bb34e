'use client'

import { MakingWords } from '@/components/export/making-words'
import { useExport } from '@/components/export/use-export'
import { Button } from '@/components/ui/button'

/** The way to everything that shows what a baseline froze, as one file to keep elsewhere. */
export function EvidenceSection({ registerCode, number }: { registerCode: string; number: number }) {
  const { making, begin, giveUp } = useExport()
  const isMaking = making.state === 'making'
  const address = () => {
    const zone = encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone)
    return `/api/registers/${encodeURIComponent(registerCode)}/baselines/${number}/evidence?progress=1&zone=${zone}`
  }
  return (
    <section aria-labelledby="evidence" className="mt-5 print:hidden">
      <h2 id="evidence" className="border-b pb-1 text-lg font-semibold">
        Evidence
      </h2>
      <p className="max-w-prose py-2">
        A ZIP with the document, the frozen data, the events that led to it, and every signature and refusal, signed by this server. A program in it checks all of that anywhere, years from now; it needs Node and
        no network.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button icon="download" pending={isMaking} onClick={() => void begin(address())}>
          Download evidence
        </Button>
        {isMaking && <Button onClick={giveUp}>Cancel</Button>}
      </div>
      <div className="pt-2">
        <MakingWords making={making} />
      </div>
    </section>
  )
}
