import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMONSTRATION_PEOPLE } from '@/lib/auth/demonstration-people'
import { listWorkspaces } from '@/lib/data/identity'
import type { ScenarioContent, SectionContent } from '@/lib/domain/document/content'
import { CONTROL_TYPES } from '@/lib/domain/control/control-words'
import { RowSet } from '@/lib/domain/row/row-set'
import { BANDS, FACTORS, STAGES } from '@/lib/domain/scoring/factor'
import { DEFAULT_POLICY } from '@/lib/domain/scoring/policy'
import { bandOf } from '@/lib/domain/scoring/score'
import { holdersOn } from '@/lib/domain/workspace/role-holders'
import { readDocument } from '@/lib/exchange/markdown/read-document'
import { writeDocument } from '@/lib/exchange/markdown/write-document'
import { readRegister } from '@/lib/services/register/read-register'
import { loadDemonstration, readDemonstrationContent } from '@/lib/testing/demonstration/load-demonstration'
import type { TestDatabase } from '@/lib/testing/test-database'
import { openTestDatabase } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'

const FILE = path.join(import.meta.dirname, 'd10.md')
const categories = readDemonstrationContent().sections.filter((section): section is Extract<SectionContent, { kind: 'category' }> => section.kind === 'category')
const scenarios = categories.flatMap((category) => category.scenarios)

function factorsAt(scenario: ScenarioContent, stage: (typeof STAGES)[number]) {
  return present(scenario.assessments.find((one) => one.stage === stage), `${scenario.code} is assessed at ${stage}`).factors
}

describe('the demonstration document', () => {
  it('DE-01 reads without a problem and is in normal form', () => {
    const text = fs.readFileSync(FILE, 'utf8')
    const { content, problems } = readDocument(text)
    expect(problems).toEqual([])
    expect(writeDocument(present(content, 'it reads'))).toBe(text)
    expect(scenarios.flatMap((scenario) => scenario.freeParts)).toEqual([])
  })

  it('DE-02 tells ten scenarios in five categories', () => {
    expect(categories.map((category) => category.scenarios.length)).toEqual([2, 2, 2, 2, 2])
    expect(scenarios.map(({ code }) => code)).toEqual(Array.from({ length: 10 }, (_, i) => `D10-${String(i + 1).padStart(2, '0')}`))
  })

  it('DE-03 scores every scenario at every stage, in all four bands', () => {
    for (const stage of STAGES) expect(scenarios.map((scenario) => bandOf(DEFAULT_POLICY, factorsAt(scenario, stage)))).not.toContain(null)
    expect(new Set(scenarios.map((scenario) => bandOf(DEFAULT_POLICY, factorsAt(scenario, 'current'))))).toEqual(new Set(BANDS))
  })

  it('DE-03 never scores a later stage worse than an earlier one', () => {
    for (const scenario of scenarios) {
      for (const factor of FACTORS) {
        const levels = STAGES.flatMap((stage) => factorsAt(scenario, stage)[factor] ?? [])
        expect(levels, `${scenario.code} ${factor}`).toEqual([...levels].sort((a, b) => b - a))
      }
    }
  })

  it('DE-04 has controls of all five types, in place and missing with owner and date', () => {
    const controls = scenarios.flatMap((scenario) => scenario.controls)
    expect(new Set(controls.map(({ type }) => type))).toEqual(new Set(CONTROL_TYPES))
    const missing = controls.filter(({ state }) => state === 'planned' || state === 'proposed')
    expect(missing.length).toBeGreaterThan(9)
    expect(missing.filter(({ owner, due }) => owner === null || due === null || !/^202[67]-/.test(due))).toEqual([])
    expect(controls.filter(({ state }) => state === 'in-place').length).toBeGreaterThan(9)
  })
})

describe('loading the demonstration', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database?.drop())

  it('DE-06 fills an empty database once', async () => {
    expect(await loadDemonstration()).toBe(true)
    expect(await loadDemonstration()).toBe(false)
    expect((await listWorkspaces()).map(({ slug }) => slug)).toEqual(['demonstration'])
  })

  it('DE-05 has somebody for every owner and every signing role', async () => {
    const [workspace] = await listWorkspaces()
    const actor = { personId: null, workspaceId: present(workspace, 'it was made').workspaceId, door: 'seed' } as const
    const rows = RowSet.of((await readRegister(actor, 'D10')).rows)
    const roleIds = [...rows.all('owner-link'), ...rows.all('signing-role')].map(({ ownerRoleId }) => present(ownerRoleId, 'a role of the workspace'))
    expect(rows.all('signing-role')).toHaveLength(3)
    for (const roleId of roleIds) expect(holdersOn('2026-12-01', roleId, rows.all('owner-role-holding'), rows.all('membership'))).toHaveLength(1)
    expect(rows.all('membership')).toHaveLength(DEMONSTRATION_PEOPLE.length)
  })
})
