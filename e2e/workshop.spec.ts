import { FROM_HERE, makeRegister } from '@/e2e/command-door'
import { expectWalledIn, joinByLink, openDoor } from '@/e2e/guest-at-work'
import { Overheard } from '@/e2e/overheard'
import { APP_A, APP_B, expect, expectAccessibleInBoth, expectLive, test, type Page } from '@/e2e/people-at-work'

const PHONE = { width: 390, height: 844 }
const card = (page: Page, text: string) => page.locator('[data-card]').filter({ hasText: text })
const group = (page: Page, name: string) => page.getByRole('region', { name: `Group: ${name}` })
const ownCards = (page: Page) => page.getByRole('list', { name: 'Your cards' }).getByRole('listitem')

async function dragCard(page: Page, what: string, onto: string): Promise<void> {
  await card(page, what).hover()
  await page.mouse.down()
  await card(page, onto).hover()
  await page.mouse.up()
}

async function openWorkshop(page: Page, code: string, cards: 'Named' | 'Anonymous'): Promise<string> {
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

async function writeCard(page: Page, text: string, more: { trigger?: string; notice?: string } = {}): Promise<void> {
  await page.getByRole('textbox', { name: 'What failed?' }).fill(text)
  if (more.trigger) await page.getByRole('textbox', { name: 'What set it off?' }).fill(more.trigger)
  if (more.notice) await page.getByRole('textbox', { name: 'How would we have noticed?' }).fill(more.notice)
  await page.getByRole('textbox', { name: 'What failed?' }).press('Control+Enter')
  await expect(ownCards(page).filter({ hasText: text })).toBeVisible()
}

/** Asks for everything that a reader of the register could ask for. */
async function askForAll(page: Page, heard: Overheard, code: string, address: string): Promise<void> {
  const places = [`/api/registers/${code}/room`, `/api/registers/${code}/export`, `/api/registers/${code}/history`, `/api${address}/desk`, `/registers/${code}/history`, address]
  for (const place of places) heard.add(await (await page.request.get(place, { maxRetries: 3 })).text())
  const forged = { commandId: crypto.randomUUID(), verb: 'workshop.reveal', input: {} }
  heard.add(await (await page.request.post('/api/commands', { maxRetries: 3, data: forged, headers: FROM_HERE })).text())
}

/** Leads the workshop to a phase that is not the next one. */
async function goTo(page: Page, phase: string): Promise<void> {
  await page.getByRole('button', { name: 'Another phase' }).click()
  await page.getByRole('menuitem', { name: phase }).click()
}

test('WK-20 WK-24 WK-40 a pre-mortem from its scene to a failure mode, with nothing overheard before the reveal', async ({ sitDown }) => {
  const [lead, author, phone, viewer] = await Promise.all([sitDown('Amara', APP_A), sitDown('Rafael', APP_B), sitDown('Tomasz', APP_B), sitDown('Priya', APP_A)])
  const listeners = [lead, phone, viewer]
  const heard = await Promise.all(listeners.map(({ page }) => Overheard.on(page)))
  await phone.page.setViewportSize(PHONE)
  await makeRegister(lead.page, 'MEET', { titles: ['Known already'] })
  const address = await openWorkshop(lead.page, 'MEET', 'Named')

  await test.step('everybody joins by opening the page', async () => {
    await Promise.all([author, phone, viewer].map(({ page }) => page.goto(address)))
    const people = lead.page.getByRole('list', { name: 'Who takes part' }).getByRole('listitem')
    await expect(people).toHaveCount(3)
    await expect(people.filter({ hasText: 'Amara Okafor' })).toContainText('leads it')
    await expectAccessibleInBoth(lead.page)
    await expect(phone.page.getByRole('button', { name: /On to/ })).toHaveCount(0)
    await lead.page.getByRole('button', { name: 'On to: Silent brainstorm' }).click()
  })

  await test.step('the server keeps one time for all', async () => {
    await lead.page.getByRole('button', { name: '+1 minute' }).click()
    for (const { page } of [lead, author, phone, viewer]) await expect(page.getByRole('timer')).toContainText('11:00')
    await lead.page.getByRole('button', { name: 'Start', exact: true }).click()
    for (const { page } of [lead, author, phone, viewer]) await expect(page.getByRole('timer')).toContainText(/10:5\d\s?left/)
    await lead.page.getByRole('button', { name: 'Pause' }).click()
    for (const { page } of [lead, viewer]) await expect(page.getByRole('timer')).toContainText('not running')
  })

  await test.step('cards are written alone; the viewer only watches', async () => {
    await expect(author.page.getByText('Only you, until the reveal. Then everybody here sees the card with your name.')).toBeVisible()
    await author.page.getByRole('button', { name: 'Answer: Corruption' }).click()
    await author.page.getByLabel('Category', { exact: true }).selectOption('Silent Partial Failures')
    await writeCard(author.page, 'Workers skip quagmire rows', { trigger: 'A zephyrine retry', notice: 'An obelisk count' })
    await writeCard(author.page, 'Rows are skipped twice')
    await author.page.getByRole('button', { name: 'Change “Rows are skipped twice”' }).click()
    await author.page.getByRole('textbox', { name: 'What failed?' }).last().fill('Palimpsest rows are skipped twice')
    await author.page.getByRole('button', { name: 'Keep the change' }).click()
    await expect(ownCards(author.page).filter({ hasText: 'Palimpsest' })).not.toContainText('on its way')
    await writeCard(phone.page, 'The phone rang in vain')
    await expectAccessibleInBoth(phone.page)
    await expect(viewer.page.getByText('You are watching.')).toBeVisible()
    const radar = viewer.page.getByRole('list', { name: 'Cards by category' }).getByRole('listitem')
    await expect(radar.filter({ hasText: 'Silent Partial Failures' })).toContainText('1 card')
    await expect(radar.filter({ hasText: 'Data Integrity Failures' })).toContainText('nobody yet')
    await expect(lead.page.getByText('3 cards are hidden')).toBeVisible()
  })

  await test.step('what is typed survives a reload', async () => {
    await author.page.getByRole('textbox', { name: 'What failed?' }).fill('Half a thought')
    await author.page.reload()
    await expect(author.page.getByRole('textbox', { name: 'What failed?' })).toHaveValue('Half a thought')
    await expect(ownCards(author.page)).toHaveCount(2)
  })

  await test.step('nobody else has heard a word of it', async () => {
    for (const [i, { page }] of listeners.entries()) {
      const listening = heard[i]
      if (!listening) throw new Error('every listener listens')
      await askForAll(page, listening, 'MEET', address)
      const all = await listening.all()
      expect(all).toContain('card.written')
      expect(['quagmire', 'zephyrine', 'obelisk', 'palimpsest', 'half a thought'].filter((word) => all.toLowerCase().includes(word))).toEqual([])
    }
  })

  await test.step('the reveal shows all cards to all', async () => {
    await lead.page.getByRole('button', { name: 'Reveal all cards' }).click()
    for (const { page } of [lead, author, phone]) {
      await expect(card(page, 'Workers skip quagmire rows')).toContainText('Rafael Quintana')
      await expect(page.locator('[data-card]')).toHaveCount(3)
    }
    await expect(viewer.page.getByText('Palimpsest rows are skipped twice')).toBeVisible()
    await expectAccessibleInBoth(author.page)
  })

  await test.step('cards are grouped by keyboard, by mouse, and back again', async () => {
    await expect(author.page.getByRole('region', { name: 'These 2 look alike' }).locator('[data-card]')).toHaveCount(2)
    await card(author.page, 'quagmire').focus()
    await author.page.keyboard.press('Space')
    await card(author.page, 'Palimpsest').focus()
    await author.page.keyboard.press('Space')
    await author.page.keyboard.press('g')
    const name = /Group: .*(quagmire|Palimpsest)/
    for (const { page } of [author, lead]) await expect(page.getByRole('region', { name }).locator('[data-card]')).toHaveCount(2)
    await author.page.keyboard.press('Control+z')
    await expect(lead.page.getByRole('region', { name })).toHaveCount(0)
    await dragCard(lead.page, 'quagmire', 'Palimpsest')
    await lead.page.getByRole('region', { name }).getByRole('button', { name: 'Edit name of the group' }).click()
    await lead.page.getByRole('textbox', { name: 'Name of the group' }).fill('Rows are skipped')
    await lead.page.keyboard.press('Enter')
    await expect(group(author.page, 'Rows are skipped').locator('[data-card]')).toHaveCount(2)
    await card(phone.page, 'in vain').click()
    await phone.page.getByRole('toolbar', { name: 'Chosen cards' }).getByRole('button', { name: 'Park' }).click()
    await expect(lead.page.getByRole('heading', { name: 'Parked cards' })).toBeVisible()
  })

  await test.step('a group becomes a failure mode, and each leads to the other', async () => {
    await group(lead.page, 'Rows are skipped').getByRole('button', { name: 'Make it a failure mode' }).click()
    const link = group(author.page, 'Rows are skipped').getByRole('link', { name: /MEET-02/ })
    await link.click()
    await expect(author.page.getByRole('heading', { name: 'Rows are skipped', level: 1 })).toBeVisible()
    await expect(author.page.getByText('An obelisk count').first()).toBeVisible()
    await author.page.getByRole('region', { name: 'From workshops' }).getByRole('link').click()
    await expect(group(author.page, 'Rows are skipped')).toBeVisible()
  })

  await test.step('the closing says what is missing and what was parked', async () => {
    await goTo(lead.page, 'Close')
    const missing = viewer.page.getByRole('list', { name: 'Missing in MEET-02' })
    await expect(missing.getByRole('listitem')).toHaveText(['Not scored', 'Nobody answers for it', 'No hard stop, and no “none” with a reason', 'No recovery strategy'])
    await expect(viewer.page.getByRole('region', { name: 'Parked cards' })).toContainText('The phone rang in vain')
    await expectAccessibleInBoth(viewer.page)
    await lead.page.getByRole('button', { name: 'End the workshop' }).click()
    await lead.page.getByRole('button', { name: /^End “/ }).click()
    for (const { page } of [lead, viewer]) await expect(page.getByText('This workshop has ended.')).toBeVisible()
  })
})

test('WK-23 WK-31 WK-102 an anonymous card is its tab’s alone, one written without a connection arrives, and a guest writes beside them', async ({ sitDown, browser }) => {
  const [lead, author] = await Promise.all([sitDown('Amara', APP_A), sitDown('Rafael', APP_B)])
  await makeRegister(lead.page, 'MASK', { titles: ['Quincunx'] })
  const address = await openWorkshop(lead.page, 'MASK', 'Anonymous')
  await author.page.goto(address)
  const link = await openDoor(lead.page)
  const guest = await joinByLink(browser, link, 'Nadia Brandt')
  await expect(guest.getByRole('list', { name: 'Who takes part' })).toContainText('Amara Okafor')
  await expect(lead.page.getByRole('list', { name: 'Who takes part' }).getByRole('listitem').filter({ hasText: 'Nadia Brandt' })).toContainText('a guest')
  await lead.page.getByRole('button', { name: 'On to: Silent brainstorm' }).click()
  await expect(author.page.getByText(/Names are never shown and never stored/)).toBeVisible()
  await writeCard(author.page, 'Nobody dared to say it')
  await writeCard(guest, 'The visitor saw it coming')
  await expectAccessibleInBoth(guest)
  await expectWalledIn(guest, { code: 'MASK', workshopId: address.split('/').at(-1) ?? '' }, 'Quincunx')
  await author.page.route('**/api/commands', (route) => route.abort('internetdisconnected'))
  await writeCard(author.page, 'The alarm was off')
  await expect(author.page.getByText('Nobody answers at the moment.')).toBeVisible()
  await author.page.reload()
  await expect(ownCards(author.page)).toHaveCount(2)
  await author.page.unroute('**/api/commands')
  await expect(ownCards(author.page).filter({ hasText: 'on its way' })).toHaveCount(0)
  await author.page.getByRole('button', { name: 'Withdraw “The alarm was off”' }).click()
  await expect(ownCards(author.page)).toHaveCount(1)
  await lead.page.getByRole('button', { name: 'Reveal all cards' }).click()
  for (const { page } of [lead, author]) {
    await expect(card(page, 'Nobody dared to say it')).toBeVisible()
    await expect(card(page, 'Nobody dared to say it')).not.toContainText('Rafael')
    await expect(card(page, 'The visitor saw it coming')).toBeVisible()
  }
  await expect(guest.getByText('Nobody dared to say it')).toBeVisible()
  await test.step('WK-113 who is removed loses the page at once, and the link does not let them back in', async () => {
    await lead.page.getByRole('button', { name: 'People' }).click()
    await lead.page.getByRole('button', { name: 'More for Nadia Brandt' }).click()
    await lead.page.getByRole('menuitem', { name: 'Remove from the workshop…' }).click()
    await lead.page.getByRole('button', { name: 'Remove them' }).click()
    await expect(guest.getByText('You were removed from this meeting.')).toBeVisible()
    expect((await guest.request.get('/api/guest/desk')).status()).toBe(401)
  })
  await guest.context().close()
})
