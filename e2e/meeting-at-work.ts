import type { Locator } from '@playwright/test'
import { FROM_HERE } from '@/e2e/command-door'
import type { CountedHands } from '@/e2e/counted-hands'
import type { Overheard } from '@/e2e/overheard'
import { expect, expectLive, writeField, type Page } from '@/e2e/people-at-work'

/*
 * What people do in a meeting, each as one of them does it.
 */

export const CONTROL_TYPES = ['prevention', 'detection', 'containment', 'recovery', 'proof'] as const

export const card = (page: Page, text: string): Locator => page.locator('[data-card]').filter({ hasText: text })
export const group = (page: Page, name: string): Locator => page.getByRole('region', { name: `Group: ${name}` })
export const ownCards = (page: Page): Locator => page.getByRole('list', { name: 'Your cards' }).getByRole('listitem')
export const candidates = (page: Page): Locator => page.getByRole('list', { name: 'Candidates' }).getByRole('listitem')

export async function openWorkshop(page: Page, code: string, cards: 'Named' | 'Anonymous'): Promise<string> {
  await page.goto(`/registers/${code}/workshops`)
  await expectLive(page)
  await page.getByRole('button', { name: 'Open a workshop' }).click()
  const dialog = page.getByRole('dialog', { name: 'Open a workshop' })
  await dialog.getByLabel('What has failed').fill('The ingestion')
  await dialog.getByLabel('The day on which it has failed').fill('2027-05-21')
  await dialog.getByRole('group', { name: 'Cards, for the whole workshop' }).getByRole('radio', { name: cards }).check()
  await dialog.getByRole('button', { name: 'Open it' }).click()
  await page.waitForURL(/\/workshops\/[0-9a-f-]{36}$/)
  await expect(page.getByText('It is 21 May 2027. The ingestion has failed.')).toBeVisible()
  return new URL(page.url()).pathname
}

export async function writeCard(page: Page, text: string, more: { trigger?: string; notice?: string } = {}): Promise<void> {
  await page.getByRole('textbox', { name: 'What failed?' }).fill(text)
  if (more.trigger) await page.getByRole('textbox', { name: 'What set it off?' }).fill(more.trigger)
  if (more.notice) await page.getByRole('textbox', { name: 'How would we have noticed?' }).fill(more.notice)
  await page.getByRole('textbox', { name: 'What failed?' }).press('Control+Enter')
  await expect(ownCards(page).filter({ hasText: text })).toBeVisible()
}

/** Writes a card with counted hands, from a page on which nothing is pressed yet. */
export async function writeCounted(page: Page, hands: CountedHands, text: string): Promise<void> {
  await hands.click(page.getByRole('textbox', { name: 'What failed?' }))
  await hands.type(text)
  await hands.press('Control+Enter')
  await expect(ownCards(page).filter({ hasText: text })).toBeVisible()
}

export async function dragCard(page: Page, what: string, onto: string): Promise<void> {
  await card(page, what).hover()
  await page.mouse.down()
  await card(page, onto).hover()
  await page.mouse.up()
}

/** Chooses cards with a finger, and does one thing with them. */
export async function tapCards(page: Page, texts: readonly string[], then: string): Promise<void> {
  for (const text of texts) await card(page, text).tap()
  await page.getByRole('toolbar', { name: 'Chosen cards' }).getByRole('button', { name: then }).tap()
}

const ballotIsIn = (page: Page) => expect(page.getByText('Your ballot is in.')).toBeVisible()

/** Gives five levels with the keyboard, from wherever the page has put the focus, and sends them. */
export async function score(page: Page, levels: string, hands?: CountedHands): Promise<void> {
  await expect(page.getByRole('radiogroup', { name: 'Likelihood' }).getByRole('radio').first()).toBeFocused()
  const keys = [...levels, 'Enter']
  if (hands) await hands.press(...keys)
  else for (const key of keys) await page.keyboard.press(key)
  await ballotIsIn(page)
}

/** Gives five levels with a finger. */
export async function tapScore(page: Page, levels: string): Promise<void> {
  const factors = ['Likelihood', 'Impact', 'Detectability', 'Recoverability', 'Blast radius']
  for (const [i, factor] of factors.entries()) await page.getByRole('radiogroup', { name: factor }).getByRole('radio', { name: new RegExp(`^${levels[i]}`) }).tap()
  await page.getByRole('button', { name: 'Send my ballot' }).tap()
  await ballotIsIn(page)
}

/** Opens a failure mode of the meeting where it is filled. */
export async function walkTo(page: Page, code: string): Promise<void> {
  await page.getByRole('region', { name: 'What protects us' }).getByRole('button', { name: new RegExp(code) }).click()
  await expect(page.locator('[data-walk]')).toContainText(code)
}

/** A control of each type, made on the spot and in place. */
export async function makeControls(page: Page, about: string): Promise<void> {
  for (const [i, type] of CONTROL_TYPES.entries()) {
    await page.getByRole('button', { name: `Add a ${type} control` }).click()
    const field = page.getByLabel(`New ${type} control`)
    await field.fill(`${about}: ${type}`)
    await field.press('Enter')
    await field.press('Escape')
    await page.getByLabel('State', { exact: true }).nth(i).selectOption('In place')
  }
  await expect(page.getByText('All five types are there')).toBeVisible()
}

/** The controls that another failure mode has, for this one too. */
export async function shareControls(page: Page): Promise<void> {
  for (const type of CONTROL_TYPES) {
    await page.getByRole('button', { name: `Use one that exists for ${type}` }).click()
    await page.getByRole('searchbox', { name: 'Control or code' }).press('Enter')
  }
  await expect(page.getByText('All five types are there')).toBeVisible()
}

/** How it is noticed, what is done first, what stops it and who may, and the way back. */
export async function fillFirstMinutes(page: Page, about: string): Promise<void> {
  for (const item of ['signal', 'step', 'hard stop']) {
    const field = page.getByRole('textbox', { name: `Add a ${item}` })
    await field.fill(`${about}: ${item}`)
    await field.press('Enter')
  }
  const authority = page.getByRole('combobox', { name: 'Hard stop authority' })
  await authority.fill('On-Call Primary')
  await authority.press('Enter')
  await writeField(page, 'Recovery strategy', `${about}: replay from the log`)
}

/** Asks for everything that a reader of the register could ask for. */
export async function askForAll(page: Page, heard: Overheard, code: string, address: string): Promise<void> {
  const places = [`/api/registers/${code}/room`, `/api/registers/${code}/export`, `/api/registers/${code}/history`, `/api${address}/desk`, `/api${address}/wall`, `/registers/${code}/history`, address]
  for (const place of places) heard.add(await (await page.request.get(place, { maxRetries: 3 })).text())
  const forged = { commandId: crypto.randomUUID(), verb: 'workshop.reveal', input: {} }
  heard.add(await (await page.request.post('/api/commands', { maxRetries: 3, data: forged, headers: FROM_HERE })).text())
}
