import type { BaselineRow } from '@/lib/domain/baseline/baseline-rows'
import type { ComparedPlaces } from '@/lib/domain/baseline/comparison'
import type { PlaceState } from '@/lib/domain/signature/review-standing'
import type { SigningFacts } from '@/lib/domain/signature/signing-facts'

/** Most places of a difference that a signing page shows; the comparison has all of them. */
export const DELTA_PLACES = 40

/** A place of the open review in which the reader may speak. */
export interface OwnPlace {
  placeId: string
  roleName: string
  /** The delegation in words; null for the holder. */
  onBehalfOf: string | null
  state: PlaceState
  /** The role that must sign before; null where it is this one's turn. */
  waitsFor: string | null
}

/** What has changed since the reader signed last. */
export interface SigningDelta extends ComparedPlaces {
  /** Number of the baseline that they signed then. */
  number: number
}

/** All that a page shows to somebody who is asked to sign. */
export interface SigningView {
  code: string
  title: string
  head: BaselineRow
  /** False where the frozen texts are not what was frozen: nobody signs that. */
  isWhole: boolean
  facts: SigningFacts
  /** Null for somebody who has signed no earlier baseline of this register. */
  delta: SigningDelta | null
  /** Where the reader may speak in the review that waits; empty where they may not. */
  places: OwnPlace[]
  /** The review that waits for somebody; null where none does. */
  review: { note: string | null; due: string | null; askedBy: string | null } | null
}
