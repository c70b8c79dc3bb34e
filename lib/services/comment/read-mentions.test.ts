import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { withReadScope } from '@/lib/data/scope'
import { RowSet } from '@/lib/domain/row/row-set'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'
import { listMentionsOfMe, MENTION_DAYS } from '@/lib/services/comment/read-mentions'
import { readRegister } from '@/lib/services/register/read-register'
import { fullContent } from '@/lib/testing/full-register'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { runAsAdmin } from '@/scripts/database/test-server'

let database: TestDatabase
let ours: TestWorkspace
let theirs: TestWorkspace
let registerId: string
let failureModeId: string
let viewerId: string

const membershipOf = (actor: Actor) => withReadScope(actor, async (scope) => present(scope.membershipId, 'a member'))

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  theirs = await makeTestWorkspace('theirs')
  registerId = newId()
  await send(ours.as.facilitator, 'register.import', { content: fullContent('D10') }, registerId)
  failureModeId = present(RowSet.of((await readRegister(ours.as.viewer, 'D10')).rows).all('failure-mode').find(({ code }) => code === 'D10-01'), 'D10-01').id
  viewerId = await membershipOf(ours.as.viewer)
})
afterAll(() => database?.drop())

async function comment(actor: Actor, words: string, ...mentions: string[]): Promise<string> {
  return commentOn(null, actor, words, ...mentions)
}

async function commentOn(field: string | null, actor: Actor, words: string, ...mentions: string[]): Promise<string> {
  const id = newId()
  const text = [words, ...mentions.map((one) => `@[Somebody](${one})`)].join(' ')
  await send(actor, 'comment.add', { rows: [{ id, failureModeId, field, text, mentions }] }, registerId)
  return id
}

describe('a stored comment', () => {
  it('CM-1 names the member who sent it, whatever the door', async () => {
    const id = await comment(ours.as.signer, 'Signed off in spring.')
    const rows = RowSet.of((await readRegister(ours.as.viewer, 'D10')).rows)
    expect(rows.get('comment', id)).toMatchObject({ authorId: await membershipOf(ours.as.signer), mentions: [], editedAt: null })
  })

  it('CM-4 is edited by nobody else, also not by an administrator', async () => {
    const id = await comment(ours.as.contributor, 'One')
    const edits = [{ id, field: 'text', before: 'One', after: 'Two' }]
    await expect(send(ours.as.administrator, 'comment.edit', { edits }, registerId)).rejects.toMatchObject({ code: 'forbidden' })
    await send(ours.as.contributor, 'comment.edit', { edits }, registerId)
    await expect(send(ours.as.facilitator, 'comment.delete', { ids: [id] }, registerId)).rejects.toMatchObject({ code: 'forbidden' })
    await send(ours.as.administrator, 'comment.delete', { ids: [id] }, registerId)
  })

  it('CM-30 is about the field that it was made about, also after it was deleted and brought back', async () => {
    const id = await commentOn('impact-inherent', ours.as.contributor, 'Five, surely')
    await send(ours.as.contributor, 'comment.delete', { ids: [id] }, registerId)
    await send(ours.as.contributor, 'comment.restore', { ids: [id] }, registerId)
    const rows = RowSet.of((await readRegister(ours.as.viewer, 'D10')).rows)
    expect(rows.get('comment', id)).toMatchObject({ field: 'impact-inherent', deletedAt: null })
  })

  it('CM-30 without a field, as those of before, is about the failure mode as a whole', async () => {
    const id = newId()
    await send(ours.as.contributor, 'comment.add', { rows: [{ id, failureModeId, text: 'As it was sent before there were fields' }] }, registerId)
    expect(RowSet.of((await readRegister(ours.as.viewer, 'D10')).rows).get('comment', id)).toMatchObject({ field: null })
    await expect(runAsAdmin(database.ownerUrl, [`UPDATE comment SET field = 'nothing' WHERE id = '${id}'`])).rejects.toThrow(/comment_field_set/)
  })

  it('CM-6 mentions nobody of another workspace, whatever is sent and whatever the code forgets', async () => {
    const stranger = await membershipOf(theirs.as.viewer)
    await expect(comment(ours.as.contributor, 'Look', stranger)).rejects.toMatchObject({ code: 'invalid' })
    const sql = `UPDATE comment SET mentions = ARRAY['${stranger}']::uuid[]`
    await expect(runAsAdmin(database.ownerUrl, [sql])).rejects.toThrow(/comment_mentions_here/)
  })
})

describe('where somebody was mentioned', () => {
  it('CM-20 is told newest first, with the failure mode, the author and the present names', async () => {
    const first = await comment(ours.as.contributor, 'Please look', viewerId)
    const second = await commentOn('cause', ours.as.signer, 'And here', viewerId)
    const { entries, next } = await listMentionsOfMe(ours.as.viewer)
    expect(entries.map(({ commentId }) => commentId)).toEqual([second, first])
    expect(entries[1]).toMatchObject({ registerCode: 'D10', code: 'D10-01', title: 'Rows arrive twice', author: 'Test contributor', text: 'Please look @Test viewer' })
    expect(entries.map(({ field }) => field)).toEqual(['cause', null])
    expect(next).toBeNull()
  })

  it('CM-20 leaves out one’s own comments, deleted ones and those of other workspaces', async () => {
    const before = await listMentionsOfMe(ours.as.signer)
    const signer = await membershipOf(ours.as.signer)
    await comment(ours.as.signer, 'Note to myself', signer)
    const gone = await comment(ours.as.contributor, 'Never mind', signer)
    await send(ours.as.contributor, 'comment.delete', { ids: [gone] }, registerId)
    expect(await listMentionsOfMe(ours.as.signer)).toEqual(before)
    expect(await listMentionsOfMe(theirs.as.viewer)).toEqual({ entries: [], next: null })
  })

  it('CM-21 comes in pages that neither repeat nor leave out', async () => {
    const facilitator = await membershipOf(ours.as.facilitator)
    const made: string[] = []
    for (let i = 0; i < 43; i += 1) made.push(await comment(ours.as.contributor, `Number ${i}`, facilitator))
    const seen: string[] = []
    let next: string | null | undefined
    do {
      const page = await listMentionsOfMe(ours.as.facilitator, next ?? undefined)
      seen.push(...page.entries.map(({ commentId }) => commentId))
      next = page.next
    } while (next !== null)
    expect(seen).toEqual(made.reverse())
    expect(await listMentionsOfMe(ours.as.facilitator, 'nowhere')).toEqual(await listMentionsOfMe(ours.as.facilitator))
  })

  it('CM-22 is news for 30 days', async () => {
    const administrator = await membershipOf(ours.as.administrator)
    const [fresh, old] = [await comment(ours.as.contributor, 'Fresh', administrator), await comment(ours.as.contributor, 'Old', administrator)]
    await runAsAdmin(database.ownerUrl, [`UPDATE comment SET posted_at = now() - interval '${MENTION_DAYS} days 1 minute' WHERE id = '${old}'`])
    const ids = (await listMentionsOfMe(ours.as.administrator)).entries.map(({ commentId }) => commentId)
    expect([ids.includes(fresh), ids.includes(old)]).toEqual([true, false])
  })

  it('CM-23 is told to somebody who comes back under a name that others gave meanwhile', async () => {
    await comment(ours.as.contributor, 'Names change', viewerId)
    await send(ours.as.administrator, 'membership.edit', { edits: [{ id: viewerId, field: 'name', before: 'Test viewer', after: 'Vera Viewer' }] })
    expect((await listMentionsOfMe(ours.as.viewer)).entries[0]?.text).toBe('Names change @Vera Viewer')
  })
})
