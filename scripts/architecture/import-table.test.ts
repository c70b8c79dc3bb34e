import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

const projectRoot = path.resolve(import.meta.dirname, '../..')
const reportSchema = z.object({
  summary: z.object({ violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })) }),
})

/** A file with one import, and the rule that it must break; null where the table allows it. */
const PLANTED: [string, string, string | null][] = [
  ['lib/kernel/a.ts', '@/lib/domain/x', 'rooms-of-kernel'],
  ['lib/kernel/b.ts', 'node:fs', 'without-node'],
  ['lib/kernel/c.ts', 'zod', 'packages-of-kernel'],
  ['lib/domain/scoring/a.ts', '@/lib/data/x', 'rooms-of-domain'],
  ['lib/domain/scoring/b.ts', '@/lib/env', 'rooms-of-domain'],
  ['lib/domain/scoring/c.ts', 'react', 'packages-of-domain'],
  ['lib/domain/scoring/d.ts', 'node:crypto', 'without-node'],
  ['lib/domain/scoring/e.ts', '@/lib/kernel/x', null],
  ['lib/domain/scoring/f.ts', 'zod/mini', null],
  ['lib/domain/scoring/g.ts', 'zod', 'small-schemas'],
  ['components/e.ts', 'zod', 'small-schemas'],
  ['lib/exchange/a.ts', '@/lib/data/x', 'rooms-of-exchange'],
  ['lib/exchange/b.ts', 'next', 'packages-of-exchange'],
  ['lib/exchange/c.ts', '@/lib/domain/x', null],
  ['lib/data/a.ts', '@/lib/services/x', 'rooms-of-data'],
  ['lib/data/b.ts', 'next', 'packages-of-data'],
  ['lib/data/c.ts', '@/lib/env', null],
  ['lib/data/d.ts', '@/lib/data/generated/client', null],
  ['lib/services/a.ts', '@/lib/live/server/x', 'rooms-of-services'],
  ['lib/services/b.ts', '@/lib/auth/x', 'rooms-of-services'],
  ['lib/services/c.ts', 'next-auth', 'packages-of-services'],
  ['lib/services/d.ts', '@prisma/client', 'packages-of-services'],
  ['lib/services/e.ts', '@/lib/data/generated/client', 'prisma-stops-at-data'],
  ['lib/services/f.ts', '@/lib/exchange/x', null],
  ['lib/live/protocol/a.ts', '@/lib/data/x', 'rooms-of-live-protocol'],
  ['lib/live/protocol/b.ts', 'node:net', 'without-node'],
  ['lib/live/server/a.ts', '@/lib/services/x', 'rooms-of-live-server'],
  ['lib/live/server/b.ts', 'pg', null],
  ['lib/live/client/a.ts', '@/lib/live/server/x', 'rooms-of-live-client'],
  ['lib/live/client/b.ts', '@/lib/env', 'rooms-of-live-client'],
  ['lib/live/client/c.ts', 'react', null],
  ['lib/jobs/a.ts', '@/lib/domain/x', 'rooms-of-jobs'],
  ['lib/jobs/b.ts', 'react', 'packages-of-jobs'],
  ['lib/auth/a.ts', '@/components/x', 'rooms-of-auth'],
  ['lib/auth/b.ts', 'next-auth', null],
  ['lib/auth/c.ts', 'next', 'packages-of-auth'],
  ['lib/web/a.ts', '@/lib/data/x', 'rooms-of-web'],
  ['lib/web/b.ts', '@/lib/env', 'rooms-of-web'],
  ['lib/web/c.ts', 'next', null],
  ['components/a.ts', '@/lib/services/x', 'rooms-of-components'],
  ['components/b.ts', '@/app/x', 'rooms-of-components'],
  ['components/c.ts', 'pg', 'packages-of-components'],
  ['components/d.ts', '@/lib/live/client/x', null],
  ['app/a.ts', '@/lib/data/x', 'rooms-of-app'],
  ['app/b.ts', '@prisma/client', 'packages-of-app'],
  ['app/c.ts', '@/lib/services/x', null],
  ['app/d.ts', '@/lib/jobs/x', null],
  ['lib/env.ts', '@/lib/data/x', 'rooms-of-env'],
  ['scripts/a.ts', '@/lib/web/x', 'web-is-for-app'],
  ['scripts/b.ts', '@/lib/services/x', null],
  ['lib/testing/a.ts', '@/lib/web/x', 'web-is-for-app'],
  ['lib/domain/scoring/g.test.ts', '@/lib/testing/x', null],
  ['lib/domain/scoring/h.test.ts', '@/lib/web/x', 'web-is-for-app'],
  ['lib/somewhere/a.ts', '@/lib/kernel/x', 'a-room-for-everything'],
  ['lib/exchange/circle-one.ts', './circle-two', 'no-circles'],
  ['lib/exchange/dead-end.ts', './nothing-here', 'no-dead-ends'],
]
const ROOMS = ['kernel', 'domain', 'exchange', 'data', 'services', 'live/protocol', 'live/server', 'live/client', 'jobs', 'auth', 'web', 'testing']

let folder = ''
let broken = new Map<string, string[]>()
let explanation = ''

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'eyes-open-'))
  for (const file of ['tsconfig.json', 'package.json', '.dependency-cruiser.cjs']) fs.copyFileSync(path.join(projectRoot, file), path.join(folder, file))
  fs.symlinkSync(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'))
  for (const room of [...ROOMS.map((name) => `lib/${name}`), 'components', 'app']) write(`${room}/x.ts`, 'export const x = 1\n')
  write('lib/data/generated/client.ts', 'export const client = 1\n')
  for (const [file, target] of PLANTED) write(file, `import * as planted from '${target}'\nexport const here = planted\n`)
  write('lib/exchange/circle-two.ts', "import * as planted from './circle-one'\nexport const there = planted\n")
  const report = reportSchema.parse(JSON.parse(cruise('json')))
  broken = new Map()
  for (const { from, rule } of report.summary.violations) broken.set(from, [...(broken.get(from) ?? []), rule.name])
  explanation = cruise('err-long')
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

function write(file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  fs.writeFileSync(path.join(folder, file), text)
}

function cruise(outputType: string): string {
  const program = path.join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [program, '--config', '.dependency-cruiser.cjs', '--output-type', outputType, 'app', 'components', 'lib', 'scripts']
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 }).stdout
}

describe('the import table', () => {
  it.each(PLANTED.filter(([, , rule]) => rule !== null))('ST-63 %s may not import %s', (file, _, rule) => {
    expect(broken.get(file) ?? []).toContain(rule)
  })
  it.each(PLANTED.filter(([, , rule]) => rule === null))('ST-63 %s may import %s', (file) => {
    expect(broken.get(file) ?? []).toEqual([])
  })
  it('ST-63 a message says where the code belongs', () => {
    expect(explanation).toMatch(/rooms-of-domain: lib\/domain\/scoring\/a\.ts → lib\/data\/x\.ts/)
    expect(explanation).toMatch(/Loading and storing belong in lib\/data/)
  })
})
