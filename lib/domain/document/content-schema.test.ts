import { describe, expect, it } from 'vitest'
import { registerContentSchema } from '@/lib/domain/document/content-schema'
import { printResponseLabel, readResponseLabel } from '@/lib/domain/document/document-labels'
import { printCodedTitle, readScenarioTitle, splitCodedTitle } from '@/lib/domain/document/document-code'
import { readSectionKind } from '@/lib/domain/document/section-kind'

const CONTENT = {
  ...{ code: 'D10', title: 'T', headerOrder: null, headerLines: [], constraints: [], freeParts: [], sections: [] },
  header: { version: null, date: null, status: null, scope: null, prerequisites: null },
}

describe('content schema', () => {
  it('MD-71 accepts an empty register', () => {
    expect(registerContentSchema.safeParse(CONTENT).success).toBe(true)
  })

  it.each<[string, object, string]>([
    ['a code with a space', { code: 'D 10' }, 'code'],
    ['a long title', { title: 'x'.repeat(301) }, 'title'],
    ['a title of two lines', { title: 'a\nb' }, 'title'],
    ['a control character', { constraints: ['a\u0000b'] }, 'constraints.0'],
    ['half a character', { constraints: ['a\uD800'] }, 'constraints.0'],
    ['long prose', { constraints: ['x'.repeat(10_001)] }, 'constraints.0'],
    ['a long list', { constraints: Array.from({ length: 201 }, () => 'x') }, 'constraints'],
    ['long blocks', { freeParts: [{ after: null, label: null, body: 'x'.repeat(100_001) }] }, 'freeParts.0.body'],
    ['too many sections', { sections: Array.from({ length: 501 }, () => ({ kind: 'free', title: 'a', body: '' })) }, 'sections'],
    ['an unknown kind', { sections: [{ kind: 'poem', title: 'a', body: '' }] }, 'sections.0.kind'],
    ['an unknown key', { author: 'x' }, ''],
  ])('MD-71 refuses %s', (_name, change, path) => {
    const issues = registerContentSchema.safeParse({ ...CONTENT, ...change }).error?.issues ?? []
    expect(issues.map((issue) => issue.path.join('.'))).toContain(path)
  })
})

describe('words of the document', () => {
  it.each(['First 15 Minutes', 'First Response', 'First Hour', 'On-Call Actions', 'Immediate Response'])(
    'MD-31 reads and prints %s',
    (label) => {
      const read = readResponseLabel(label)
      expect(read && printResponseLabel(read)).toBe(label)
    },
  )

  it.each(['Hard Stop', 'Response', 'first hour', 'First', 'Firsthand Account', ''])(
    'MD-31 does not take "%s" for a response',
    (label) => {
      expect(readResponseLabel(label)).toBeNull()
    },
  )

  it('MD-10 splits a coded title at its first dash', () => {
    expect(splitCodedTitle('D10 — a — b')).toMatchObject({ code: 'D10', title: 'a — b' })
    expect(splitCodedTitle('D10 —')).toMatchObject({ code: 'D10', title: '' })
    expect(splitCodedTitle('a title — with a dash')).toBeNull()
    expect(printCodedTitle('D10', '')).toBe('D10 —')
  })

  it('MD-14 wants a digit in the code of a scenario', () => {
    expect(readScenarioTitle('Note — later')).toBeNull()
    expect(readScenarioTitle('FM1 — later')).toMatchObject({ code: 'FM1' })
  })

  it.each([
    ['purpose', 'purpose'],
    ['Decision Matrix (First 30 Minutes)', 'decision-matrix'],
    ['Failure Response Checklist', 'checklist'],
    ['Pre-Mortem Conclusion', 'conclusion'],
    ['Sign-Off', 'sign-off'],
    ['Sign Off', 'sign-off'],
    ['Checklists', null],
    ['The Purpose', null],
  ])('MD-12 takes the title "%s" for %s', (title, kind) => {
    expect(readSectionKind(title)).toBe(kind)
  })
})
