import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { LENSES, PROMPTS, SOURCE_TEXTS } from '@/lib/domain/knowledge/prompts'
import { cardRow } from '@/lib/domain/workshop/workshop-rows'
import { fieldSchema } from '@/lib/domain/row/row-schema'

const sources = path.resolve(import.meta.dirname, '../../../../shared/sources')
const isThere = fs.existsSync(sources)

describe('the prompts', () => {
  it('WK-60 have a key each that a card can keep, and every lens has some', () => {
    const keys = PROMPTS.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) expect([key, fieldSchema(cardRow.fields.promptKey).safeParse(key).success]).toEqual([key, true])
    expect(Object.keys(LENSES).filter((lens) => PROMPTS.every((one) => one.lens !== lens))).toEqual([])
  })

  it('WK-60 ask, and each asks something else', () => {
    expect(PROMPTS.filter(({ question }) => !question.includes('?'))).toEqual([])
    expect(new Set(PROMPTS.map(({ question }) => question)).size).toBe(PROMPTS.length)
  })

  it.skipIf(!isThere)('WK-61 name a section that their source has (skipped without ../shared)', () => {
    for (const { key, source } of PROMPTS) {
      const lines = fs.readFileSync(path.join(sources, SOURCE_TEXTS[source.text].file), 'utf8').split('\n')
      expect([key, lines.some((line) => line.replace(/^#+ /, '').trim() === source.section)]).toEqual([key, true])
    }
  })
})
