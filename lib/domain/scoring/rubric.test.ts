import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { FACTORS, LEVELS } from '@/lib/domain/scoring/factor'
import { describeLevel, FACTOR_WORDS, RUBRIC } from '@/lib/domain/scoring/rubric'

const product = path.resolve(process.cwd(), '../shared/PRODUCT.md')
const absent = !existsSync(product)

describe('rubric', () => {
  it('SC-3 has a word for every level of every factor, no word twice within a factor', () => {
    for (const factor of FACTORS) {
      const words = LEVELS.map((level) => RUBRIC[factor][level])
      expect(words.every((word) => word.trim() === word && word.length > 2)).toBe(true)
      expect(new Set(words).size).toBe(5)
      expect(FACTOR_WORDS[factor].question).toMatch(/\?$/)
    }
  })

  it('SC-3 reads as number and word', () => {
    expect(describeLevel('detectability', 5)).toBe('5 silent')
    expect(describeLevel('impact', null)).toBe('not scored')
  })

  it.skipIf(absent)(`SC-3 says the words of PRODUCT.md${absent ? ' (skipped: ../shared is absent)' : ''}`, () => {
    const lines = readFileSync(product, 'utf8').split('\n')
    for (const level of LEVELS) {
      const expected = ['', level, ...FACTORS.map((factor) => RUBRIC[factor][level]), ''].join(' | ').trim()
      expect(lines).toContain(expected)
    }
  })
})
