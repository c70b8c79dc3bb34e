import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { claimFirstRun, isFirstRun, needsWorkspace } from '@/lib/auth/first-run'
import { isSetupCode, setupCode } from '@/lib/auth/setup-code'
import { provePassword } from '@/lib/auth/sign-in'
import { findCredential, listWorkspaces } from '@/lib/data/identity'
import { createWorkspace } from '@/lib/services/workspace/create-workspace'
import { readWorkspaceRoom } from '@/lib/services/register/read-register'
import type { TestDatabase } from '@/lib/testing/test-database'
import { openTestDatabase } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'

const SECRET = 'a secret of the tests that is long enough'
const CLAIM = { code: setupCode(SECRET), workspaceName: 'Payments', name: 'Grace Hopper', email: 'grace@first.example', password: 'quiet river stone' }
let database: TestDatabase
beforeAll(() => {
  process.env.AUTH_SECRET = SECRET
})
const open = async () => {
  database = await openTestDatabase()
}
const drop = () => database?.drop()

async function membersOf(workspaceId: string) {
  return (await readWorkspaceRoom({ personId: null, workspaceId, door: 'page' })).rows.membership ?? []
}

describe('the first run', () => {
  beforeEach(open)
  afterEach(drop)

  it('SI-41 makes the workspace and its administrator, then is closed', async () => {
    expect([await isFirstRun(), await needsWorkspace()]).toEqual([true, true])
    await claimFirstRun(CLAIM)
    expect(await isFirstRun()).toBe(false)
    const [workspace, ...others] = await listWorkspaces()
    expect([workspace?.slug, others]).toEqual(['main', []])
    const personId = await provePassword(CLAIM.email, CLAIM.password)
    expect(await membersOf(present(workspace, 'it was made').workspaceId)).toMatchObject([{ personId, name: 'Grace Hopper', roles: ['administrator', 'facilitator'] }])
    await expect(claimFirstRun({ ...CLAIM, email: 'second@first.example' })).rejects.toMatchObject({ code: 'precondition' })
    expect(await findCredential('second@first.example')).toBeNull()
  })

  it('SI-41 joins the workspace that the command line has made', async () => {
    const workspaceId = await createWorkspace({ slug: 'main', name: 'main', members: [], door: 'command-line' })
    expect(await needsWorkspace()).toBe(false)
    await claimFirstRun({ ...CLAIM, workspaceName: '' })
    expect((await listWorkspaces()).map((one) => one.workspaceId)).toEqual([workspaceId])
    expect(await membersOf(workspaceId)).toHaveLength(1)
  })

  it('SI-41 lets one of two claims win', async () => {
    const claims = await Promise.allSettled([claimFirstRun(CLAIM), claimFirstRun({ ...CLAIM, email: 'second@first.example' })])
    expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await listWorkspaces()).toHaveLength(1)
  })
})

describe('a first run that is refused', () => {
  beforeAll(open)
  afterAll(drop)

  it.each([
    [{ code: 'AAAA-AAAA-AAAA' }, 'forbidden', 'code'],
    [{ name: ' ' }, 'invalid', 'name'],
    [{ workspaceName: '' }, 'invalid', 'workspaceName'],
    [{ email: 'nowhere' }, 'invalid', 'email'],
    [{ password: 'short' }, 'invalid', 'password'],
  ])('SI-40 SI-41 refuses %j and makes nothing', async (wrong, code, path) => {
    await expect(claimFirstRun({ ...CLAIM, ...wrong })).rejects.toMatchObject({ code, problems: [{ path }] })
    expect(await listWorkspaces()).toEqual([])
  })
})

describe('the setup code', () => {
  it('SI-40 is the same at every start and another for every secret', () => {
    expect(setupCode(SECRET)).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/)
    expect(setupCode(SECRET)).toBe(setupCode(SECRET))
    expect(setupCode(`${SECRET}!`)).not.toBe(setupCode(SECRET))
  })

  it('SI-40 may be typed without hyphens and in small letters', () => {
    expect(isSetupCode(SECRET, ` ${setupCode(SECRET).toLowerCase().replaceAll('-', ' ')} `)).toBe(true)
    expect(isSetupCode(SECRET, setupCode(SECRET).slice(1))).toBe(false)
    expect(isSetupCode(SECRET, '')).toBe(false)
  })
})
