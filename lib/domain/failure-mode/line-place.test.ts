import { describe, expect, it } from 'vitest'
import { lineColumn, readLineColumn } from '@/lib/domain/failure-mode/line-place'
import { COLUMNS } from '@/lib/domain/worksheet/columns'
import { newId } from '@/lib/kernel/ids'
import { placeSchema } from '@/lib/live/protocol/presence-schema'

const PARTS = ['detectionSignals', 'responseSteps', 'hardStops', 'owner', 'controls']

describe('the place of a line', () => {
  it.each(PARTS)('PR-42 in %s is one that can be told, and says both again', (column) => {
    const [failureModeId, lineId] = [newId(), newId()]
    const place = lineColumn(column, lineId)
    expect(placeSchema.safeParse({ failureModeId, column: place }).success).toBe(true)
    expect(readLineColumn(place)).toEqual({ column, line: lineId })
  })

  it('PR-42 is never what a column of the worksheet is called', () => {
    for (const { id } of COLUMNS) expect(readLineColumn(id)).toEqual({ column: id, line: null })
  })
})
