import type { MatrixRow } from '@/lib/domain/matrix/build-matrix'
import type { PastMoment } from '@/lib/domain/row/moment'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'

/** What a matrix is made from, as it was at a moment. */
export interface MatrixAsOf {
  moment: PastMoment
  /** The policy of that moment; null before the register was there. */
  policy: ScoringPolicy | null
  rows: MatrixRow[]
}
