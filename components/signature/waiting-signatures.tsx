import Link from 'next/link'
import { baselinesPath } from '@/components/baseline/baseline-words'
import { describeDue } from '@/lib/domain/action/due'
import type { WaitingSignature } from '@/lib/domain/signature/own-signatures'

/** Baselines that wait for the reader's signature, the earliest due first. `today` is an ISO day. */
export function WaitingSignatures({ waiting, today }: { waiting: readonly WaitingSignature[]; today: string }) {
  return (
    <ul aria-label="Waits for your signature" className="border-y">
      {waiting.map(({ registerCode, registerTitle, number, label, roleName, due }) => (
        <li key={`${registerCode} ${number} ${roleName}`} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b py-2 last:border-b-0">
          <Link href={`${baselinesPath(registerCode)}/${number}/sign`} className="min-w-0 flex-1 basis-64 wrap-anywhere pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center">
            {registerTitle}, baseline {number}
            {label && `, version ${label}`}
          </Link>
          <span className="flex flex-wrap gap-x-4 text-sm text-muted">
            <span className="font-mono">{registerCode}</span>
            <span>as {roleName}</span>
            {due && <span className={due < today ? 'text-danger' : ''}>{describeDue(due, today)}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
