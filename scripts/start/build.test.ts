import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashSources, listSources } from './build'

let folder = ''
const write = (file: string, text: string) => {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  fs.writeFileSync(path.join(folder, file), text)
}
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'eyes-open-'))
  write('app/page.tsx', 'page')
  write('lib/domain/scoring/factor.ts', 'factor')
  write('next.config.ts', 'config')
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('a build', () => {
  it.each([
    ['a source that changed', 'app/page.tsx'],
    ['a new source', 'components/grid/cell.tsx'],
    ['a new picture', 'public/logo.svg'],
    ['a new configuration', 'package-lock.json'],
    ['a new schema', 'prisma/schema.prisma'],
  ])('ST-61 is made anew for %s', (_, file) => {
    const before = hashSources(folder)
    write(file, 'changed')
    expect(hashSources(folder)).not.toBe(before)
  })
  it('ST-61 is made anew when a source moves or goes', () => {
    const before = hashSources(folder)
    fs.renameSync(path.join(folder, 'app/page.tsx'), path.join(folder, 'app/other.tsx'))
    const moved = hashSources(folder)
    fs.rmSync(path.join(folder, 'app/other.tsx'))
    expect(new Set([before, moved, hashSources(folder)]).size).toBe(3)
  })
  it.each(['lib/domain/scoring/factor.test.ts', 'lib/testing/people.ts', 'lib/data/generated/client.ts', 'e2e/sign-in.spec.ts', 'README.md'])(
    'ST-61 is not made anew for %s',
    (file) => {
      const before = hashSources(folder)
      write(file, 'changed')
      expect(hashSources(folder)).toBe(before)
    },
  )
  it('ST-61 reads its sources in one fixed order', () => {
    expect(listSources(folder)).toEqual(['app/page.tsx', 'lib/domain/scoring/factor.ts', 'next.config.ts'])
  })
})
