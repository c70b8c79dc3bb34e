import type { Band } from '@/lib/domain/scoring/factor'

interface OfFailureMode {
  registerCode: string
  /** Of the failure mode. */
  code: string
  title: string
  /** What the risk was when it was asked for. */
  band: Band
  number: number
  /** ISO day, the last one on which it holds or would hold. */
  expiresOn: string
}

/** A request that waits for the reader's decision. */
export interface WaitingAcceptance extends OfFailureMode {
  askedByName: string
}

/** An acceptance that the reader approved, or of a failure mode for which they are accountable, and that ends soon. */
export interface LapsingAcceptance extends OfFailureMode {
  deciderName: string
}
