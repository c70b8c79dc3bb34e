'use client'

import { useRowIndex } from '@/components/room/use-row-index'
import type { MatrixRow } from '@/lib/domain/matrix/build-matrix'
import { MatrixIndex } from '@/lib/domain/matrix/matrix-index'

/** The rows of the room's matrix; the same list until one of them changed. */
export function useMatrixRows(): readonly MatrixRow[] {
  return useRowIndex(() => new MatrixIndex())
}
