import { makeRegister } from '@/e2e/command-door'
import { CountedHands } from '@/e2e/counted-hands'
import { expectWalledIn, joinByLink, openDoor } from '@/e2e/guest-at-work'
import {
  askForAll, candidates, card, dragCard, fillFirstMinutes, group, makeControls, openWorkshop, ownCards, score, shareControls, tapCards, tapScore, walkTo, writeCard, writeCounted,
} from '@/e2e/meeting-at-work'
import { acceptInvitation, invite, type Newcomer } from '@/e2e/newcomer-at-work'
import { Overheard } from '@/e2e/overheard'
import { APP_A, APP_B, expect, expectAccessible, expectAccessibleInBoth, PHONE, test, undoMessage, type Page } from '@/e2e/people-at-work'
import { present } from '@/lib/kernel/assert'

/** Words of the author's hidden cards and ballot that nobody else may hear. */
const HIDDEN = ['quagmire', 'zephyrine', 'obelisk', 'palimpsest', 'half a thought']
/** Six pages on one small machine: nothing moves that need not. */
const STILL = { reducedMotion: 'reduce' } as const
const CODES = ['MEET-01', 'MEET-02', 'MEET-03']

test('WK-175 WK-20 WK-24 WK-40 WK-75 WK-92 WK-96 WK-97 WK-98 WK-100 WK-102 WK-125 WK-126 WK-130 WK-131 WK-170 WK-171 WK-180 WK-181 a whole pre-mortem, from an empty register to three failure modes that lack nothing', async ({ sitDown, browser }) => {
  // A whole meeting of five people takes longer than a test usually may.
  test.setTimeout(150_000)
  const [lead, author, third, phone, wall, viewer] = await Promise.all([
    sitDown('Amara', APP_A, STILL),
    sitDown('Rafael', APP_B, STILL),
    sitDown('Ingrid', APP_A, STILL),
    sitDown('Tomasz', APP_B, { ...PHONE, ...STILL }),
    sitDown('Mei-Ling', APP_B, STILL),
    sitDown('Priya', APP_A),
  ])
  const ears = new Map<Page, Overheard>()
  const listen = async (page: Page) => void ears.set(page, await Overheard.on(page))
  await Promise.all([lead, third, phone, wall, viewer].map(({ page }) => listen(page)))
  await makeRegister(lead.page, 'MEET')
  const address = await openWorkshop(lead.page, 'MEET', 'Named')
  const hands = { card: new CountedHands(third.page), score: new CountedHands(author.page), agree: new CountedHands(lead.page) }

  const guest = await test.step('everybody joins by opening the page, a guest by the link with a name only', async () => {
    const byLink = async () => joinByLink(browser, await openDoor(lead.page), 'Nadia', listen)
    const [nadia] = await Promise.all([byLink(), ...[author, third, phone].map(({ page }) => page.goto(address)), wall.page.goto(`${address}/projector`)])
    const people = lead.page.getByRole('list', { name: 'Who takes part' }).getByRole('listitem')
    await expect(people).toHaveCount(5)
    await expect(people.filter({ hasText: 'Amara Okafor' })).toContainText('leads it')
    await expect(people.filter({ hasText: 'Nadia' })).toContainText('a guest')
    await expect(phone.page.getByRole('button', { name: /On to/ })).toHaveCount(0)
    // The wall is opened by somebody who may take part, and does not by that.
    await expect(wall.page.getByText('5 people have joined')).toBeVisible()
    await expectAccessible(lead.page)
    return nadia
  })

  await test.step('who leads sees who is ready, points at what matters, and keeps one time for all', async () => {
    await phone.page.getByRole('button', { name: 'I am ready' }).tap()
    await expect(lead.page.getByText(/^1 of 4 are ready/)).toBeVisible()
    await lead.page.getByRole('button', { name: 'Point everybody at what was given' }).click()
    for (const { page } of [author, phone, wall]) await expect(page.getByText('Everybody looks at what was given')).toBeVisible()
    await lead.page.getByRole('button', { name: 'On to: Silent brainstorm' }).click()
    // The second press of a slow double click: the next step has come to stand under the mouse.
    await lead.page.getByRole('button', { name: 'Reveal all cards' }).hover()
    await lead.page.mouse.down({ clickCount: 2 })
    await lead.page.mouse.up({ clickCount: 2 })
    await expect(wall.page.getByText('0 of 4 are ready')).toBeVisible()
    await expect(wall.page.getByText('Everybody looks at')).toHaveCount(0)
    await lead.page.getByRole('button', { name: '+1 minute' }).click()
    await lead.page.getByRole('button', { name: 'Start', exact: true }).click()
    for (const page of [lead.page, author.page, phone.page, guest]) await expect(page.getByRole('timer')).toContainText(/10:5\d\s?left/)
  })

  await test.step('everybody writes alone, the guest too, and what is typed survives a reload', async () => {
    await expect(author.page.getByText('Only you, until the reveal. Then everybody here sees the card with your name.')).toBeVisible()
    const authorWrites = async () => {
      await author.page.getByRole('button', { name: 'Answer: Corruption' }).click()
      await author.page.getByLabel('Category', { exact: true }).selectOption('Silent Partial Failures')
      await writeCard(author.page, 'Workers skip quagmire rows', { trigger: 'A zephyrine retry', notice: 'An obelisk count' })
      await writeCard(author.page, 'Rows are skipped twice')
      await author.page.getByRole('button', { name: 'Change “Rows are skipped twice”' }).click()
      await author.page.getByRole('textbox', { name: 'What failed?' }).last().fill('Palimpsest workers skip rows')
      await author.page.getByRole('button', { name: 'Keep the change' }).click()
      await author.page.getByRole('textbox', { name: 'What failed?' }).fill('Half a thought')
      await author.page.reload()
      await expect(author.page.getByRole('textbox', { name: 'What failed?' })).toHaveValue('Half a thought')
      await expect(ownCards(author.page)).toHaveCount(2)
    }
    const thirdWrites = async () => {
      await writeCounted(third.page, hands.card, 'A restore brings old rows back')
      await writeCard(third.page, 'Lunch was late')
    }
    await Promise.all([authorWrites(), thirdWrites(), writeCard(phone.page, 'The phone rang in vain'), writeCard(guest, 'Nobody was on call that night')])
    const radar = third.page.getByRole('list', { name: 'Cards by category' }).getByRole('listitem')
    await expect(radar.filter({ hasText: 'Silent Partial Failures' })).toContainText('1 card')
    await expect(wall.page.getByText('5 people have joined · 6 cards are hidden · 4 of 5 have written')).toBeVisible()
    await Promise.all([expectAccessibleInBoth(phone.page), expectAccessibleInBoth(wall.page)])
  })

  await test.step('nobody else has heard a word of it', async () => {
    await Promise.all([lead, third, phone, wall, viewer].map(({ page }) => askForAll(page, heardBy(page), 'MEET', address)))
    for (const listening of ears.values()) {
      const all = (await listening.all()).toLowerCase()
      expect(all.length).toBeGreaterThan(1_000)
      expect(HIDDEN.filter((word) => all.includes(word))).toEqual([])
    }
    expect(await heardBy(phone.page).all()).toContain('card.written')
  })

  await test.step('the reveal shows all cards to all', async () => {
    await lead.page.getByRole('button', { name: 'Reveal all cards' }).click()
    for (const { page } of [lead, author, third, phone]) await expect(page.locator('[data-card]')).toHaveCount(6)
    await expect(card(lead.page, 'Workers skip quagmire rows')).toContainText('Rafael Quintana')
    await expect(card(phone.page, 'Nobody was on call')).toContainText('Nadia')
    for (const page of [guest, wall.page]) await expect(page.getByText('Palimpsest workers skip rows')).toBeVisible()
  })

  await test.step('cards are grouped by keyboard, mouse and finger, and back again', async () => {
    await expect(author.page.getByRole('region', { name: 'These 2 look alike' }).locator('[data-card]')).toHaveCount(2)
    for (const text of ['quagmire', 'Palimpsest']) {
      await card(author.page, text).focus()
      await author.page.keyboard.press('Space')
    }
    await author.page.keyboard.press('g')
    const name = /Group: .*(quagmire|Palimpsest)/
    await expect(lead.page.getByRole('region', { name }).locator('[data-card]')).toHaveCount(2)
    await author.page.keyboard.press('Control+z')
    await expect(lead.page.getByRole('region', { name })).toHaveCount(0)
    await dragCard(lead.page, 'quagmire', 'Palimpsest')
    await lead.page.getByRole('region', { name }).getByRole('button', { name: 'Edit name of the group' }).click()
    await lead.page.getByRole('textbox', { name: 'Name of the group' }).fill('Rows are skipped')
    await lead.page.keyboard.press('Enter')
    await expect(group(wall.page, 'Rows are skipped')).toBeVisible()
    await tapCards(phone.page, ['in vain', 'on call that night'], 'Group them')
    await tapCards(phone.page, ['Lunch was late'], 'Park')
    await expect(lead.page.getByRole('heading', { name: 'Parked cards' })).toBeVisible()
    await card(lead.page, 'Lunch').click()
    await lead.page.getByRole('toolbar', { name: 'Chosen cards' }).getByRole('button', { name: 'Remove' }).click()
    await expect(phone.page.getByText('A card was removed.')).toBeVisible()
    await undoMessage(lead.page, 'Removed one card.')
    await expectAccessible(author.page)
  })

  await test.step('a group becomes a failure mode, and each leads to the other', async () => {
    await group(lead.page, 'Rows are skipped').getByRole('button', { name: 'Make it a failure mode' }).click()
    await group(author.page, 'Rows are skipped').getByRole('link', { name: /MEET-01/ }).click()
    await expect(author.page.getByRole('heading', { name: 'Rows are skipped', level: 1 })).toBeVisible()
    await expect(author.page.getByText('An obelisk count').first()).toBeVisible()
    await expect(author.page.getByText('The meeting is at Reveal and group')).toBeVisible()
    await author.page.getByRole('region', { name: 'From workshops' }).getByRole('link').click()
    await expect(group(author.page, 'Rows are skipped')).toBeVisible()
  })

  await test.step('dots are placed in secret, by keyboard and by finger, and counted at once; the guest finds nothing elsewhere', async () => {
    await lead.page.getByRole('button', { name: 'On to: Choose' }).click()
    // The card of a restore was left alone on the table.
    await lead.page.getByRole('button', { name: 'The card in no group as a group' }).click()
    await lead.page.getByRole('button', { name: 'All 3 open groups as failure modes' }).click()
    await expect(candidates(phone.page)).toHaveCount(3)
    await lead.page.getByRole('button', { name: 'Open the vote' }).click()
    await expect(author.page.getByText('5 dots left of 5')).toBeVisible()
    await candidates(author.page).last().focus()
    await author.page.keyboard.press('+')
    await author.page.keyboard.press('ArrowUp')
    for (const key of ['+', '+', '-']) await author.page.keyboard.press(key)
    await expect(author.page.getByText('3 dots left of 5')).toBeVisible()
    for (const page of [phone.page, guest]) {
      for (const _ of [1, 2]) await candidates(page).filter({ hasText: 'Rows are skipped' }).getByRole('button', { name: 'Place a dot' }).click()
    }
    // The number of voters is asked for every few seconds; meanwhile the guest tries every other door.
    const walled = expectWalledIn(guest, { code: 'MEET', workshopId: address.split('/').at(-1) ?? '' }, 'Register MEET')
    await Promise.all([expect(lead.page.getByText('3 people have voted')).toBeVisible(), expectAccessible(phone.page), walled])
    await lead.page.getByRole('button', { name: 'Close the vote: 3 of 5 have voted' }).click()
    await expect(candidates(guest).first()).toContainText('Rows are skipped')
    await expect(candidates(guest).first()).toContainText('4 dots')
    await lead.page.getByLabel('Score the first').fill('3')
    await lead.page.getByRole('button', { name: 'Choose these, leave the others' }).click()
    await expect(candidates(third.page).last()).toContainText('scored today')
  })

  await test.step('everybody scores blind, by keyboard, the guest too; one passes, and nobody hears what was given', async () => {
    await lead.page.getByRole('button', { name: 'On to: Score blind' }).click()
    await lead.page.getByRole('button', { name: 'Let everybody score it' }).click()
    const authorScores = async () => {
      await score(author.page, '25443', hands.score)
      await author.page.getByLabel('Reason').fill('A quagmire of retries')
      await author.page.reload()
      await expect(author.page.getByLabel('Reason')).toHaveValue('A quagmire of retries')
      await author.page.getByRole('button', { name: 'Send the change' }).click()
      await expect(author.page.getByText('Your ballot is in. You can change it')).toBeVisible()
    }
    await Promise.all([authorScores(), score(guest, '22232'), score(third.page, '22332'), score(lead.page, '22222'), phone.page.getByRole('button', { name: 'I pass' }).tap()])
    await expect(wall.page.getByText('5 of 5 have answered')).toBeVisible()
    await Promise.all([expectAccessible(third.page), expectAccessible(guest)])
    for (const listening of ears.values()) {
      expect(await listening.all()).not.toContain('quagmire of retries')
      await listening.stop()
    }
  })

  await test.step('the first round shows who should speak first, and the second round keeps it', async () => {
    await lead.page.getByRole('button', { name: 'Reveal' }).click()
    await expect(wall.page.getByRole('region', { name: 'Speak first' })).toContainText('Impact 5 critical: Rafael Quintana')
    await expect(phone.page.getByRole('table', { name: 'How many gave each level' }).getByRole('row', { name: /Impact/ })).toContainText('03001')
    await expect(guest.getByRole('region', { name: 'Round 1' })).toContainText('4 people gave levels, 1 passed.')
    await lead.page.getByRole('button', { name: 'Score it once more' }).click()
    await Promise.all([score(author.page, '23332'), score(guest, '22232'), score(third.page, '24332'), score(lead.page, '23222')])
    await expect(wall.page.getByText('4 of 5 have answered')).toBeVisible()
    await hands.agree.click(lead.page.getByRole('button', { name: 'Reveal' }))
    await expect(lead.page.getByLabel('Rationale')).toHaveValue(/in round 2/)
    await hands.agree.click(lead.page.getByRole('button', { name: 'Agree', exact: true }))
    await expect(wall.page.getByRole('region', { name: 'Agreed' })).toContainText('Impact 3')
    await phone.page.getByRole('group', { name: 'Rounds' }).getByRole('button', { name: 'Round 1' }).tap()
    await expect(phone.page.getByRole('region', { name: 'Speak first' })).toContainText('Impact 5 critical: Rafael Quintana')
  })

  await test.step('who disagrees says so under their name, and the value leads to its failure mode and back', async () => {
    await third.page.getByRole('button', { name: 'Write a minority note' }).click()
    await third.page.getByLabel('What do you hold against it?').fill('It is worse on Mondays.')
    await third.page.getByRole('button', { name: 'Keep the note' }).click()
    await expect(wall.page.getByRole('region', { name: 'Minority notes' })).toContainText('It is worse on Mondays.')
    await expect(wall.page.getByRole('region', { name: 'Minority notes' })).toContainText('Ingrid Solheim')
    await author.page.getByRole('region', { name: 'Agreed' }).getByRole('link').click()
    const chain = author.page.getByRole('region', { name: 'From workshops' })
    await expect(chain).toContainText('agreed on')
    await chain.getByRole('link', { name: /round 2/ }).click()
    await expect(author.page.getByRole('region', { name: 'Agreed' })).toBeVisible()
  })

  await test.step('the other two are scored, with a finger too', async () => {
    const next = () => lead.page.getByRole('button', { name: /^Next: MEET-/ }).click()
    const agree = async () => {
      await lead.page.getByRole('button', { name: 'Reveal' }).click()
      await lead.page.getByRole('button', { name: 'Agree', exact: true }).click()
    }
    await next()
    await Promise.all([score(author.page, '33343'), score(guest, '22343'), score(lead.page, '32333'), tapScore(phone.page, '33343')])
    await expect(third.page.getByText('4 of 5 have answered')).toBeVisible()
    await agree()
    await next()
    await Promise.all([score(third.page, '23433'), score(guest, '23432')])
    await expect(lead.page.getByText('2 of 5 have answered')).toBeVisible()
    await agree()
    await expect(phone.page.getByRole('navigation', { name: /Scored today/ }).getByText('agreed')).toHaveCount(3)
  })

  await test.step('three people fill the holes of the three at once', async () => {
    await lead.page.getByRole('button', { name: 'On to: Control' }).click()
    const lines = phone.page.getByRole('region', { name: 'What protects us' })
    await expect(lines.getByRole('cell', { name: 'hole' })).toHaveCount(24)
    await Promise.all([walkTo(lead.page, 'MEET-01'), walkTo(author.page, 'MEET-02'), walkTo(third.page, 'MEET-03')])
    await Promise.all([makeControls(lead.page, 'Skipped'), fillFirstMinutes(author.page, 'Second'), fillFirstMinutes(third.page, 'Third')])
    await Promise.all([fillFirstMinutes(lead.page, 'Skipped'), shareControls(author.page), shareControls(third.page)])
    await expect(lines.getByRole('cell', { name: 'yes' })).toHaveCount(24)
    await expect(lines.getByRole('cell', { name: /hole|planned/ })).toHaveCount(0)
    await expectAccessible(author.page)
  })

  await test.step('owners are named, and everybody says yes to what lands on them: in the meeting, on the phone, on their own page', async () => {
    await lead.page.getByRole('button', { name: 'On to: Own' }).click()
    await lead.page.getByRole('textbox', { name: 'Add an action' }).fill('Count the rows')
    await lead.page.getByLabel('Who', { exact: true }).selectOption('Rafael Quintana')
    await lead.page.getByRole('button', { name: 'Add', exact: true }).click()
    for (const [i, role] of ['SRE Lead', 'Ingestion Owner', 'On-Call Primary'].entries()) {
      await expect(lead.page.locator('[data-walk]')).toContainText(CODES[i] ?? '')
      await lead.page.getByLabel('Add an owner').selectOption(role)
      await lead.page.getByRole('button', { name: 'Next', exact: true }).click()
    }
    await expect(lead.page.getByRole('region', { name: /Not accepted yet/ })).toContainText('Tomasz Wiśniewski')
    const onMine = async () => {
      await third.page.goto('/')
      const waiting = third.page.getByRole('list', { name: 'Waits for your yes' }).getByRole('listitem').filter({ hasText: 'MEET-02' })
      await waiting.getByRole('button', { name: 'Accept: Accountable: Ingestion Owner' }).click()
      await expect(waiting).toHaveCount(0)
      await third.page.goto(address)
    }
    await Promise.all([onMine(), author.page.getByRole('button', { name: 'Accept all 2' }).click(), phone.page.getByRole('button', { name: 'Accept: Accountable: On-Call Primary' }).tap()])
    await expect(lead.page.getByText('Whoever was given something has said yes to it.')).toBeVisible()
    await expectAccessible(phone.page)
  })

  await test.step('the closing says that nothing is missing, and the summary what came out', async () => {
    await lead.page.getByRole('button', { name: 'On to: Close' }).click()
    for (const code of CODES) {
      for (const page of [third.page, wall.page]) await expect(page.getByRole('list', { name: `Missing in ${code}` }).getByRole('listitem')).toHaveText(['Nothing is missing.'])
    }
    const open = third.page.getByRole('list', { name: 'Still open' }).getByRole('listitem')
    await expect(open).toHaveText([/^0 not scored/, /^0 without owner/, /^0 no detection/, /^0 no hard stop/, /^0 no recovery/, /^0 not accepted/, /^1 parked/, /^0 left/])
    await expect(third.page.getByRole('region', { name: 'Parked cards' })).toContainText('Lunch was late')
    await expect(guest.getByText('This part happens on the shared screen.')).toBeVisible()
    await third.page.getByRole('link', { name: 'Summary' }).click()
    await expect(third.page.getByRole('heading', { name: 'MEET-01 Rows are skipped' })).toBeVisible()
    await expect(third.page.getByText('Count the rows, until', { exact: false })).toContainText('Rafael Quintana, accepted')
    await expect(third.page.getByText('Nadia, a guest')).toBeVisible()
    await Promise.all([expectAccessible(third.page), expectAccessible(author.page)])
  })

  await test.step('after it the guest becomes a member in the same browser, and what they gave follows them', async () => {
    const nadia: Newcomer = { email: 'nadia.brandt@example.com', name: 'Nadia Brandt', roles: ['Contributor'] }
    await lead.page.getByRole('button', { name: 'End the workshop' }).click()
    await lead.page.getByRole('button', { name: /^End “/ }).click()
    await expect(phone.page.getByText('This workshop has ended.')).toBeVisible()
    await expect(guest.getByText('This meeting has ended.')).toBeVisible()
    await lead.page.goto('/people')
    await guest.goto((await invite(lead.page, nadia)).replace(APP_A, APP_B))
    await expect(guest.getByText('In this browser you were the guest Nadia.')).toBeVisible()
    await acceptInvitation(guest, nadia)
    await guest.goto(address)
    await guest.getByText(/round 2, agreed/).click()
    await guest.getByText('All ballots and reasons').click()
    await expect(guest.getByRole('region', { name: 'All ballots' }).getByRole('row', { name: /Nadia Brandt/ })).toContainText('22232')
    await guest.context().close()
  })

  const { card: written, score: scored, agree } = { card: hands.card.steps, score: hands.score.steps, agree: hands.agree.steps }
  expect([scored <= 7, agree <= 3]).toEqual([true, true])
  test.info().annotations.push({ type: 'steps', description: `write a card: ${written}; score a failure mode with the keyboard: ${scored}; reveal and agree: ${agree}` })

  function heardBy(page: Page): Overheard {
    return present(ears.get(page), 'everybody but the author is listened to')
  }
})

test('WK-23 WK-31 WK-113 WK-128 an anonymous card is its tab’s alone, one written without a connection arrives, and who is removed is out at once', async ({ sitDown, browser }) => {
  const [lead, author] = await Promise.all([sitDown('Amara', APP_A), sitDown('Rafael', APP_B, PHONE)])
  await makeRegister(lead.page, 'MASK')
  const address = await openWorkshop(lead.page, 'MASK', 'Anonymous')
  const guest = await joinByLink(browser, await openDoor(lead.page), 'Nadia Brandt')
  await lead.page.getByRole('button', { name: 'On to: Silent brainstorm' }).click()
  // Who comes late is where the meeting is.
  await author.page.goto(address)
  await expect(author.page.getByText(/Names are never shown and never stored/)).toBeVisible()
  await writeCard(author.page, 'Nobody dared to say it')
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
  }
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
