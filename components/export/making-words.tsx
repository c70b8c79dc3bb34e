import type { Making } from '@/components/export/use-export'
import { Notice } from '@/components/ui/notice'

const STEP_WORDS: Record<string, string> = {
  waiting: 'Waiting for another document to be made',
  reading: 'Reading the register',
  building: 'Putting the document together',
  setting: 'Setting the pages',
}

/** How far the making of a file is, and what came of it. */
export function MakingWords({ making }: { making: Making }) {
  return (
    <div aria-live="polite" className="min-h-6 text-sm text-muted">
      {making.state === 'making' && <p className="pulse-slowly">{STEP_WORDS[making.step] ?? 'Working'} …</p>}
      {making.state === 'made' && <p>{making.name} is in your downloads.</p>}
      {making.state === 'given-up' && <p>Given up. Nothing was saved.</p>}
      {making.state === 'failed' && (
        <Notice tone="error" title={making.message}>
          {making.hint}
        </Notice>
      )}
    </div>
  )
}
