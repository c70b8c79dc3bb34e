import { describe, expect, it } from 'vitest'
import { COMMENT_FIELDS, readCommentField } from '@/lib/domain/comment/comment-field'
import { failureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { assessedColumn, historyPart } from '@/lib/domain/failure-mode/history-part'
import { FACTORS, STAGES } from '@/lib/domain/scoring/factor'

describe('the field that a comment is about', () => {
  it('CM-31 is each assessed value at each stage, under the one name that its place on the page has', () => {
    const assessed = ([...FACTORS, 'rationale'] as const).flatMap((value) => STAGES.map((stage) => assessedColumn(value, stage)))
    expect(COMMENT_FIELDS.filter((field) => historyPart(field)?.of === 'assessments').sort()).toEqual(assessed.sort())
  })

  it('CM-31 is each field of the failure mode that stands alone on its page, and each part that is made of several', () => {
    const parts = ['owner', 'category', 'hardStopAuthority', 'detectionSignals', 'responseSteps', 'hardStops', 'controls']
    const within = ['code', 'categoryId', 'orderKey', 'closedReason', 'responseWindow', 'responseLabel', 'hardStopNone', 'partOrder', 'deletedAt']
    const alone = Object.keys(failureModeRow.fields).filter((name) => !within.includes(name) && !name.startsWith('hardStopAuthority'))
    expect(COMMENT_FIELDS.filter((field) => historyPart(field)?.of !== 'assessments').sort()).toEqual([...alone, ...parts].sort())
  })

  it('CM-31 is no other column', () => {
    for (const column of ['code', 'comments', 'impact-current', 'constructor', '']) expect(readCommentField(column)).toBeNull()
    expect(readCommentField('cause')).toBe('cause')
  })
})
