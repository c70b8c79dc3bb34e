import Link from 'next/link'
import { comparePath } from '@/components/baseline/baseline-words'
import { Badge } from '@/components/ui/badge'

interface SignatureStandingProps {
  registerCode: string
  /** Of the baseline that was signed. */
  number: number
  signedDigest: string
  /** The digest of the register now; null while it is not known. */
  digestNow: string | null
}

/** Whether the register still says what was signed; where it does not, the way to what differs. */
export function SignatureStanding({ registerCode, number, signedDigest, digestNow }: SignatureStandingProps) {
  if (digestNow === null) return <span className="text-sm text-muted">Comparing with now</span>
  if (digestNow === signedDigest) return <Badge tone="accent">Current</Badge>
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <Badge tone="warning">Stale</Badge>
      <Link href={comparePath(registerCode, number, 'now')} className="text-sm pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center">
        What differs now
      </Link>
    </span>
  )
}
