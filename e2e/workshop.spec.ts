import { FROM_HERE, makeRegister } from '@/e2e/command-door'
import { expectWalledIn, joinByLink, openDoor } from '@/e2e/guest-at-work'
import { Overheard } from '@/e2e/overheard'
import { APP_A, APP_B, expect, expectAccessible, expectAccessibleInBoth, expectLive, test, undoMessage, type Page } from '@/e2e/people-at-work'

const PHONE = { width: 390, height: 844 }
/** Five levels and the sending of them. */
const SCORING_KEYS = ['2', '5', '4', '4', '3', 'Enter']
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

test('WK-20 WK-24 WK-40 WK-75 WK-96 WK-97 WK-98 WK-125 WK-126 WK-130 WK-131 a pre-mortem from its scene to a failure mode, with nothing overheard before the reveal', async ({ sitDown }) => {
  // A whole meeting of five people takes longer than a test usually may.
  test.setTimeout(120_000)
  const [lead, author, phone, viewer, wall] = await Promise.all([
    sitDown('Amara', APP_A),
    sitDown('Rafael', APP_B),
    sitDown('Tomasz', APP_B),
    sitDown('Priya', APP_A),
    sitDown('Ingrid', APP_B),
  ])
  const listeners = [lead, phone, viewer, wall]
  const heard = await Promise.all(listeners.map(({ page }) => Overheard.on(page)))
  await phone.page.setViewportSize(PHONE)
  await makeRegister(lead.page, 'MEET', { titles: ['Known already'] })
  const address = await openWorkshop(lead.page, 'MEET', 'Named')

  await test.step('everybody joins by opening the page', async () => {
    await Promise.all([author, phone, viewer].map(({ page }) => page.goto(address)))
    const people = lead.page.getByRole('list', { name: 'Who takes part' }).getByRole('listitem')
    await expect(people).toHaveCount(3)
    await expect(people.filter({ hasText: 'Amara Okafor' })).toContainText('leads it')
    await expect(lead.page.getByRole('list', { name: 'Who watches' })).toContainText('Priya')
    await expectAccessibleInBoth(lead.page)
    await expect(phone.page.getByRole('button', { name: /On to/ })).toHaveCount(0)
    // The wall is opened by somebody who may take part, and does not by that.
    await wall.page.goto(`${address}/projector`)
    await expect(wall.page.getByText('3 people have joined')).toBeVisible()
  })

  await test.step('who leads sees who is ready, points at what matters, and repeats a phase', async () => {
    await phone.page.getByRole('button', { name: 'I am ready' }).click()
    await expect(lead.page.getByText('1 of 2 are ready · not yet: Rafael Quintana')).toBeVisible()
    await lead.page.getByRole('button', { name: 'Point everybody at what was given' }).click()
    for (const { page } of [author, phone, wall]) await expect(page.getByText('Everybody looks at what was given')).toBeVisible()
    await lead.page.getByRole('button', { name: 'Agenda', exact: true }).click()
    const steps = author.page.getByRole('navigation', { name: 'Phases' }).getByRole('listitem')
    const before = await steps.count()
    await lead.page.getByRole('button', { name: 'More for the phase “Set the scene”' }).click()
    await lead.page.getByRole('menuitem', { name: 'Repeat it after this' }).click()
    await expect(steps).toHaveCount(before + 1)
    await expectAccessible(lead.page)
    await lead.page.getByRole('button', { name: 'More for the phase “Set the scene”' }).last().click()
    await lead.page.getByRole('menuitem', { name: 'Leave it out' }).click()
    await expect(steps).toHaveCount(before)
    await lead.page.getByRole('dialog', { name: 'Agenda' }).getByRole('button', { name: 'Done' }).click()
    await lead.page.getByRole('button', { name: 'On to: Silent brainstorm' }).click()
    await expect(wall.page.getByText('0 of 2 are ready')).toBeVisible()
    await expect(wall.page.getByText('Everybody looks at')).toHaveCount(0)
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
    await author.page.getByRole('textbox', { name: 'What failed?' }).last().fill('Palimpsest workers skip rows')
    await author.page.getByRole('button', { name: 'Keep the change' }).click()
    await expect(ownCards(author.page).filter({ hasText: 'Palimpsest' })).not.toContainText('on its way')
    await writeCard(phone.page, 'The phone rang in vain')
    await expectAccessibleInBoth(phone.page)
    await expect(viewer.page.getByText('You are watching.')).toBeVisible()
    const radar = viewer.page.getByRole('list', { name: 'Cards by category' }).getByRole('listitem')
    await expect(radar.filter({ hasText: 'Silent Partial Failures' })).toContainText('1 card')
    await expect(radar.filter({ hasText: 'Data Integrity Failures' })).toContainText('nobody yet')
    await expect(lead.page.getByText('3 cards are hidden')).toBeVisible()
    await expect(wall.page.getByText('3 people have joined · 3 cards are hidden · 2 of 3 have written')).toBeVisible()
    await expectAccessibleInBoth(wall.page)
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
    await expect(viewer.page.getByText('Palimpsest workers skip rows')).toBeVisible()
    await expectAccessible(author.page)
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
    await expect(wall.page.getByRole('region', { name: 'Group: Rows are skipped' })).toBeVisible()
    await card(lead.page, 'in vain').click()
    await lead.page.getByRole('toolbar', { name: 'Chosen cards' }).getByRole('button', { name: 'Remove' }).click()
    await expect(phone.page.getByText('A card was removed.')).toBeVisible()
    await undoMessage(lead.page, 'Removed one card.')
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
    await expect(author.page.getByText('The meeting is at Reveal and group')).toBeVisible()
    await author.page.keyboard.press('b')
    await expect(group(author.page, 'Rows are skipped')).toBeVisible()
    await author.page.goBack()
    await author.page.getByRole('region', { name: 'From workshops' }).getByRole('link').click()
    await expect(group(author.page, 'Rows are skipped')).toBeVisible()
  })

  await test.step('dots are placed in secret, by keyboard and by finger, and counted at once', async () => {
    await lead.page.getByRole('button', { name: 'On to: Choose' }).click()
    await lead.page.getByRole('button', { name: 'The open group as a failure mode' }).click()
    await lead.page.getByRole('button', { name: 'One of the register…' }).click()
    await lead.page.getByRole('searchbox', { name: 'Code or words' }).press('Enter')
    const candidates = (page: Page) => page.getByRole('list', { name: 'Candidates' }).getByRole('listitem')
    await expect(candidates(phone.page)).toHaveCount(2)
    await lead.page.getByRole('button', { name: 'Open the vote' }).click()
    await expect(author.page.getByText('5 dots left of 5')).toBeVisible()
    await candidates(author.page).filter({ hasText: 'Known already' }).focus()
    await author.page.keyboard.press('+')
    await author.page.keyboard.press('ArrowUp')
    for (const key of ['+', '+', '+', '+', '-']) await author.page.keyboard.press(key)
    await expect(author.page.getByText('2 dots left of 5')).toBeVisible()
    await candidates(phone.page).filter({ hasText: 'Rows are skipped' }).getByRole('button', { name: 'Place a dot' }).click()
    await expect(lead.page.getByText('2 people have voted')).toBeVisible()
    await expectAccessible(phone.page)
    await lead.page.getByRole('button', { name: 'Close the vote: 2 of 3 have voted' }).click()
    await expect(candidates(viewer.page).first()).toContainText('Rows are skipped')
    await expect(candidates(viewer.page).first()).toContainText('3 dots')
    await lead.page.getByLabel('Score the first').fill('1')
    await lead.page.getByRole('button', { name: 'Choose these, leave the others' }).click()
    await expect(candidates(viewer.page).last()).toContainText('left for another day')
  })

  await test.step('a failure mode is scored with six keys, and nobody hears what was given', async () => {
    await lead.page.getByRole('button', { name: 'On to: Score blind' }).click()
    await lead.page.getByRole('button', { name: 'Let everybody score it' }).click()
    await expect(author.page.getByRole('radiogroup', { name: 'Likelihood' })).toBeVisible()
    await expect(author.page.getByRole('radio', { name: /^1/ }).first()).toBeFocused()
    for (const key of SCORING_KEYS) await author.page.keyboard.press(key)
    await expect(author.page.getByText('Your ballot is in.')).toBeVisible()
    await author.page.getByLabel('Reason').fill('A quagmire of retries')
    await author.page.reload()
    await expect(author.page.getByLabel('Reason')).toHaveValue('A quagmire of retries')
    await author.page.getByRole('button', { name: 'Send the change' }).click()
    await expect(author.page.getByText('Your ballot is in. You can change it')).toBeVisible()
    await phone.page.getByRole('button', { name: 'I pass' }).click()
    await lead.page.getByRole('radio', { name: /^2/ }).first().focus()
    for (const key of ['2', '2', '2', '2', '2', 'Enter']) await lead.page.keyboard.press(key)
    await expect(viewer.page.getByText('3 of 3 have answered')).toBeVisible()
    await expectAccessibleInBoth(author.page)
    for (const listening of heard) expect(await listening.all()).not.toContain('quagmire of retries')
  })

  await test.step('two actions reveal and agree, and the chain is there both ways', async () => {
    await lead.page.getByRole('button', { name: 'Reveal' }).click()
    await expect(viewer.page.getByRole('region', { name: 'Speak first' })).toContainText('Impact 5 critical: Rafael Quintana')
    await expect(viewer.page.getByRole('table', { name: 'How many gave each level' }).getByRole('row', { name: /Impact/ })).toContainText('01001')
    await expect(lead.page.getByLabel('Rationale')).toHaveValue(/A quagmire of retries/)
    await expectAccessible(phone.page)
    await lead.page.getByRole('button', { name: 'Agree', exact: true }).click()
    await expect(viewer.page.getByRole('region', { name: 'Agreed' })).toContainText('Likelihood 2 unlikely')
    await author.page.getByRole('region', { name: 'Agreed' }).getByRole('link').click()
    const chain = author.page.getByRole('region', { name: 'From workshops' })
    await expect(chain).toContainText('agreed on')
    await chain.getByRole('link', { name: /round 1/ }).click()
    await expect(author.page.getByRole('region', { name: 'Agreed' })).toBeVisible()
    test.info().annotations.push({ type: 'steps', description: `score a failure mode: ${SCORING_KEYS.length} keys; reveal and agree: 2 actions` })
  })

  await test.step('holes are seen and filled, and what lands on somebody is accepted by them', async () => {
    await lead.page.getByRole('button', { name: 'On to: Control' }).click()
    const line = author.page.getByRole('region', { name: 'What protects us' }).getByRole('row', { name: /MEET-02/ })
    await expect(line.getByRole('cell', { name: 'hole' })).toHaveCount(8)
    await lead.page.getByRole('textbox', { name: 'Add a hard stop' }).fill('Stop the workers')
    await lead.page.keyboard.press('Enter')
    await expect(line.getByRole('cell', { name: 'hole' })).toHaveCount(7)
    await expectAccessibleInBoth(author.page)
    await lead.page.getByRole('button', { name: 'On to: Own' }).click()
    await lead.page.getByRole('textbox', { name: 'Add an action' }).fill('Count the rows')
    await lead.page.getByLabel('Who', { exact: true }).selectOption('Rafael Quintana')
    await lead.page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(lead.page.getByRole('region', { name: /Not accepted yet/ })).toContainText('Rafael Quintana')
    await author.page.getByRole('button', { name: /^Accept: Count the rows/ }).click()
    await expect(lead.page.getByText('Whoever was given something has said yes to it.')).toBeVisible()
    await expectAccessible(phone.page)
  })

  await test.step('the closing says what is missing and what was parked', async () => {
    await lead.page.getByRole('button', { name: 'On to: Close' }).click()
    const missing = viewer.page.getByRole('list', { name: 'Missing in MEET-02' })
    await expect(missing.getByRole('listitem')).toHaveText(['Nobody answers for it', 'No recovery strategy'])
    await expect(viewer.page.getByRole('region', { name: 'Parked cards' })).toContainText('The phone rang in vain')
    await expectAccessible(viewer.page)
    await expect(viewer.page.getByRole('list', { name: 'Still open' })).toContainText('1 without owner')
    await viewer.page.getByRole('link', { name: 'Summary' }).click()
    await expect(viewer.page.getByRole('heading', { name: 'MEET-02 Rows are skipped' })).toBeVisible()
    await expect(viewer.page.getByText('Count the rows, until', { exact: false })).toContainText('Rafael Quintana, accepted')
    await expectAccessibleInBoth(viewer.page)
    await viewer.page.goBack()
    await lead.page.getByRole('button', { name: 'End the workshop' }).click()
    await lead.page.getByRole('button', { name: /^End “/ }).click()
    for (const { page } of [lead, viewer]) await expect(page.getByText('This workshop has ended.')).toBeVisible()
  })
})

test('WK-23 WK-31 WK-102 WK-113 WK-128 WK-130 WK-132 an anonymous card is its tab’s alone, one written without a connection arrives, and a guest writes beside them', async ({ sitDown, browser }) => {
  const [lead, author] = await Promise.all([sitDown('Amara', APP_A), sitDown('Rafael', APP_B)])
  await makeRegister(lead.page, 'MASK', { titles: ['Quincunx'] })
  const address = await openWorkshop(lead.page, 'MASK', 'Anonymous')
  await author.page.setViewportSize(PHONE)
  const link = await openDoor(lead.page)
  const guest = await joinByLink(browser, link, 'Nadia Brandt')
  await expect(guest.getByRole('list', { name: 'Who takes part' })).toContainText('Amara Okafor')
  await expect(lead.page.getByRole('list', { name: 'Who takes part' }).getByRole('listitem').filter({ hasText: 'Nadia Brandt' })).toContainText('a guest')
  await lead.page.getByRole('button', { name: 'On to: Silent brainstorm' }).click()
  // Who comes late is where the meeting is.
  await author.page.goto(address)
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
  await lead.page.getByRole('button', { name: 'People', exact: true }).click()
  // Who is removed loses the page at once.
  await lead.page.getByRole('button', { name: 'More for Nadia Brandt' }).click()
  await lead.page.getByRole('menuitem', { name: 'Remove from the workshop…' }).click()
  await lead.page.getByRole('button', { name: 'Remove them' }).click()
  await expect(guest.getByText('You were removed from this meeting.')).toBeVisible()
  expect((await guest.request.get('/api/guest/desk')).status()).toBe(401)
  await guest.context().close()
  await lead.page.getByRole('button', { name: 'More for Rafael Quintana' }).click()
  await lead.page.getByRole('menuitem', { name: 'Let them lead too' }).click()
  await expect(author.page.getByText('Only who leads sees this.')).toBeVisible()
  await lead.context.close()
  await expect(author.page.getByText('Amara Okafor is not connected.')).toBeVisible()
  await author.page.getByRole('button', { name: 'Take the lead over' }).click()
  // A process that has not listened for half a minute says that it does not know; both keep the lead where it is.
  await expect(author.page.getByText(/The facilitator was connected less than half a minute ago|It is not known yet who is connected/)).toBeVisible()
})
