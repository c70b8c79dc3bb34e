import { describe, expect, it } from 'vitest'
import { describeCommentField } from '@/components/comment/field-words'
import { COMMENT_FIELDS } from '@/lib/domain/comment/comment-field'

describe('the field that a comment is about, in words', () => {
  it.each([
    ['cause', 'cause'],
    ['title', 'failure mode'],
    ['detectionSignals', 'detection signals'],
    ['impact', 'impact, current'],
    ['blastRadius-inherent', 'blast radius, inherent'],
    ['rationale-target', 'rationale, target'],
  ] as const)('CM-32 of %s is “%s”', (field, words) => {
    expect(describeCommentField(field)).toBe(words)
  })

  it('CM-32 of each is another', () => {
    expect(new Set(COMMENT_FIELDS.map(describeCommentField)).size).toBe(COMMENT_FIELDS.length)
  })
})
