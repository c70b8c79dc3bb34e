import { describe, expect, it } from 'vitest'
import { complainOfFileName, FORBIDDEN_NAMES } from './file-name.mjs'

describe('a file name', () => {
  it.each(['factor.ts', 'failure-mode-words.ts', 'd10-document.test.ts', 'page.tsx', 'next.config.ts', '.dependency-cruiser.cjs', 'free-port.d.mts'])(
    'ST-64 %s is fine',
    (name) => {
      expect(complainOfFileName(`/somewhere/Any_Folder/${name}`)).toBe('')
    },
  )
  it.each(['Factor.ts', 'failureMode.ts', 'failure_mode.ts', '-x.ts', 'a--b.ts'])('ST-64 %s is not kebab-case', (name) => {
    expect(complainOfFileName(name)).toMatch(/kebab-case/)
  })
  it.each(FORBIDDEN_NAMES)('ST-64 %s.ts says nothing about what is inside', (name) => {
    expect(complainOfFileName(`lib/domain/${name}.ts`)).toMatch(/does not say what is inside/)
    expect(complainOfFileName(`lib/domain/${name}.test.ts`)).toMatch(/does not say what is inside/)
  })
})
