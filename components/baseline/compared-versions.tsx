'use client'

import { MarkdownText } from '@/components/room/markdown-text'
import { describeInstant } from '@/components/ui/age-words'
import { useRoomView } from '@/lib/live/client/room'

/** What the compared versions are: when each was frozen and what it says of itself. Paper tells nobody otherwise. */
export function ComparedVersions({ versions, at }: { versions: readonly (number | 'now')[]; at: string }) {
  const { rows } = useRoomView()
  const baselines = rows.all('baseline')
  return (
    <ul className="mt-1 text-sm text-muted">
      {versions.map((version) => {
        const head = baselines.find(({ number }) => number === version)
        return (
          <li key={version} className="wrap-anywhere **:inline">
            {version === 'now' ? `Now: the register as of ${describeInstant(at)}` : `Baseline ${version}${head ? `: frozen ${describeInstant(head.frozenAt)}. ` : ''}`}
            {head && <MarkdownText inline text={head.changeNote} />}
          </li>
        )
      })}
    </ul>
  )
}
