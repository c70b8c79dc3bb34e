'use client'

import { useMemo } from 'react'
import { buildMatrix, type Matrix, type MatrixRow } from '@/lib/domain/matrix/build-matrix'
import type { MatrixState } from '@/lib/domain/matrix/matrix-address'
import { buildMoves, type MatrixMoves } from '@/lib/domain/matrix/matrix-moves'
import type { ScoringPolicy } from '@/lib/domain/scoring/policy'

/** The matrix of rows and, where arrows are asked for, their moves; worked out again only when something of it changed. */
export function useShownMatrix(
  rows: readonly MatrixRow[],
  policy: ScoringPolicy,
  { xFactor, yFactor, stage, to }: MatrixState,
): { matrix: Matrix; moves: MatrixMoves | null } {
  return useMemo(() => {
    const input = { rows, xFactor, yFactor, policy, stage }
    return { matrix: buildMatrix(input), moves: to === null ? null : buildMoves({ ...input, to }) }
  }, [rows, policy, xFactor, yFactor, stage, to])
}
