import { expect, type Page } from '@playwright/test'
import { newId } from '@/lib/kernel/ids'
import { spreadOrderKeys } from '@/lib/kernel/order-key'

/*
 * What a test begins with comes through the door that every room uses, asked for by the page's own person: how it is typed is the business
 * of the one test that is about typing it.
 */

/** What a browser says itself of a request that a page of ours sends. */
export const FROM_HERE = { 'sec-fetch-site': 'same-origin' }

interface Asked {
  verb: string
  /** Absent for the workspace. */
  registerId?: string
  input: object
}

/** A register made for a test: its failure modes bear the codes CODE-01, CODE-02 and so on, in this order. */
export interface MadeRegister {
  registerId: string
  failureModeIds: string[]
}

interface Content {
  title?: string
  /** Titles of failure modes in its first category. */
  titles?: readonly string[]
}

/** Asks for a verb, which must be done. `maxRetries`, here and in the tests, is for one thing: a kept connection that the server closes in that very moment. */
export async function sendCommand(page: Page, { verb, registerId, input }: Asked): Promise<void> {
  const answer = await page.request.post('/api/commands', { maxRetries: 3, data: { commandId: newId(), verb, registerId, input }, headers: FROM_HERE })
  expect(answer.ok(), `${verb}: ${await answer.text()}`).toBe(true)
}

/** Makes a register of a test's own, so that tests that run beside it see nothing of it. */
export async function makeRegister(page: Page, code: string, { title = `Register ${code}`, titles = [] }: Content = {}): Promise<MadeRegister> {
  const registerId = newId()
  await sendCommand(page, { verb: 'register.create', registerId, input: { code, title } })
  return { registerId, failureModeIds: titles.length > 0 ? await addFailureModes(page, { registerId, code, titles }) : [] }
}

async function addFailureModes(page: Page, { registerId, code, titles }: { registerId: string; code: string; titles: readonly string[] }): Promise<string[]> {
  const room: { rows: { category: { id: string; orderKey: string }[] } } = await (await page.request.get(`/api/registers/${code}/room`, { maxRetries: 3 })).json()
  const [first] = room.rows.category.toSorted((a, b) => (a.orderKey < b.orderKey ? -1 : 1))
  const keys = spreadOrderKeys(titles.length)
  const rows = titles.map((text, i) => ({ id: newId(), title: text, categoryId: first?.id, orderKey: keys[i] }))
  await sendCommand(page, { verb: 'failure-mode.add', registerId, input: { rows } })
  return rows.map(({ id }) => id)
}
