import { makeRegister } from '@/e2e/command-door'
import { APP_A, APP_B, expect, expectAccessible, expectAccessibleInBoth, expectLive, test, undoMessage, type Page } from '@/e2e/people-at-work'

async function openMatrix(page: Page, code: string, query = ''): Promise<void> {
  await page.goto(`/registers/${code}/matrix${query}`)
  await expectLive(page)
}

async function startMatrix(page: Page, code: string, titles: readonly string[]): Promise<void> {
  await makeRegister(page, code, { titles })
  await openMatrix(page, code)
}

const chip = (page: Page, code: string) => page.getByRole('link', { name: new RegExp(`^${code}`) }).filter({ hasText: code }).first()
const cell = (page: Page, place: string) => page.locator(`[data-place="${place}"]`)
const dialog = (page: Page, code: string) => page.getByRole('dialog', { name: `Move ${code}` })

/** Carries a code that has the focus with keys, from where it stands. */
async function carry(page: Page, code: string, keys: readonly string[]): Promise<void> {
  await chip(page, code).focus()
  await page.keyboard.press('m')
  for (const key of keys) await page.keyboard.press(key)
  await page.keyboard.press('Enter')
}

async function giveReason(page: Page, code: string, reason: string): Promise<void> {
  await dialog(page, code).getByRole('textbox', { name: 'Why it moves' }).fill(reason)
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page, code)).toBeHidden()
}

test.describe('what the matrix shows', () => {
  test('any two factors at any stage, kept in the address', async ({ sitDown }) => {
    const { page } = await sitDown('Priya Raghunathan')
    await openMatrix(page, 'D10')
    await page.getByLabel('Across').selectOption('detectability')
    await expect(page).toHaveURL(/\?x=detectability&y=impact$/)
    await expect(page.getByText('Impact by detectability, current.')).toBeVisible()
    await page.getByLabel('Stage').selectOption('inherent')
    await page.getByRole('button', { name: 'Exchange the two sides' }).click()
    await expect(page.getByText('Detectability by impact, inherent. 10 of 10 rows placed.')).toBeVisible()
    await page.reload()
    await expect(page.getByText('Detectability by impact, inherent. 10 of 10 rows placed.')).toBeVisible()
    // The other side's factor lets the two change places, so that they always differ.
    await page.getByLabel('Upwards').selectOption('impact')
    await expect(page.getByText('Impact by detectability, inherent.')).toBeVisible()
  })

  test('an address that makes no sense is explained, and the rest is shown', async ({ sitDown }) => {
    const { page } = await sitDown('Priya Raghunathan')
    await openMatrix(page, 'D10', '?x=mood&stage=inherent&to=nowhere&at=2099-01-01')
    await expect(page.getByText('“mood” is no factor.')).toBeVisible()
    await expect(page.getByText('“nowhere” is no stage.')).toBeVisible()
    await expect(page.getByText('2099-01-01 lies ahead.')).toBeVisible()
    await expect(page.getByText('Impact by likelihood, inherent. 10 of 10 rows placed.')).toBeVisible()
    await openMatrix(page, 'D10', '?at=4000')
    await expect(page.getByText(/There is no event 4000/)).toBeVisible()
    await page.getByRole('button', { name: 'Back to now' }).click()
    await expect(page).toHaveURL(/\/matrix$/)
  })

  test('arrows from one stage to another are drawn, and told in words', async ({ sitDown }) => {
    const { page } = await sitDown('Priya Raghunathan')
    await openMatrix(page, 'D10', '?stage=inherent')
    await page.getByLabel('Arrows').selectOption('target')
    await expect(page).toHaveURL(/stage=inherent&to=target/)
    const words = page.getByRole('region', { name: 'From inherent to target' })
    await expect(words.getByRole('link', { name: 'D10-01: 4×5 critical → 2×5 moderate' })).toBeVisible()
    await expect(words.getByRole('heading', { name: '10 move' })).toBeVisible()
    // D10-01 and D10-03 go the same way: one arrow with a number.
    await expect(page.locator('[data-arrow="4-5_2-5"]')).toHaveCount(1)
    await expectAccessibleInBoth(page)
  })

  test('a press on a cell, or Enter, shows its rows in the worksheet', async ({ sitDown }) => {
    const { page } = await sitDown('Priya Raghunathan')
    await openMatrix(page, 'D10')
    await cell(page, '3-5').click({ position: { x: 8, y: 70 } })
    await expect(page).toHaveURL(/\/registers\/D10\?f=likelihood\.is\.3&f=impact\.is\.5$/)
    await openMatrix(page, 'D10', '?stage=inherent')
    await page.getByRole('link', { name: /2 rows at likelihood 4 likely, impact 5 critical/ }).focus()
    await page.keyboard.press('ArrowDown')
    await expect(chip(page, 'D10-01')).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\?f=likelihood-inherent\.is\.4&f=impact-inherent\.is\.5$/)
  })
})

test.describe('moving in the matrix', () => {
  test('by keys, with a reason, and back again', async ({ sitDown }) => {
    const { page } = await sitDown('Amara Okafor')
    await startMatrix(page, 'KEYS', ['Rows vanish', 'Rows come twice'])
    await expect(page.getByText('2 rows not placed:')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Show what is not scored' })).toHaveAttribute('href', /\?f=score\.empty$/)

    await chip(page, 'KEYS-01').focus()
    await page.keyboard.press('m')
    await expect(page.getByText(/KEYS-01 picked up at likelihood 3 possible, impact 3 medium/)).toBeAttached()
    await page.keyboard.press('ArrowUp')
    await expect(page.getByText('likelihood 3 possible, impact 4 high', { exact: true })).toBeAttached()
    await page.keyboard.press('Escape')
    await expect(page.getByText('Given up: KEYS-01 stays where it was.')).toBeAttached()
    await expect(page).toHaveURL(/\/matrix$/)

    await carry(page, 'KEYS-01', ['ArrowRight', 'ArrowUp'])
    const ask = dialog(page, 'KEYS-01')
    await expect(ask.getByRole('row', { name: 'Impact not scored 4 high' })).toBeVisible()
    await expect(ask.getByRole('row', { name: 'Likelihood not scored 4 likely' })).toBeVisible()
    await expect(ask.getByRole('textbox')).toBeFocused()
    await expectAccessible(page)
    await page.keyboard.press('Control+Enter')
    await expect(ask.getByText(/Say why it moves/)).toBeVisible()
    await giveReason(page, 'KEYS-01', 'Seen twice this week')
    await expect(cell(page, '4-4').getByText('KEYS-01')).toBeVisible()
    await expect(chip(page, 'KEYS-01')).toBeFocused()

    await carry(page, 'KEYS-01', ['ArrowDown'])
    await expect(dialog(page, 'KEYS-01').getByText('Seen twice this week')).toBeVisible()
    await giveReason(page, 'KEYS-01', 'The check stops it')
    await expect(cell(page, '4-3').getByText('KEYS-01')).toBeVisible()
    await undoMessage(page, 'KEYS-01 moved to likelihood 4 likely, impact 3 medium.')
    await expect(cell(page, '4-4').getByText('KEYS-01')).toBeVisible()
    await page.goto('/registers/KEYS/KEYS-01')
    await expect(page.getByText('Seen twice this week').first()).toBeVisible()
  })

  test('by mouse', async ({ sitDown }) => {
    const { page } = await sitDown('Amara Okafor')
    await startMatrix(page, 'DRAG', ['Rows vanish'])
    const drag = async (place: string) => {
      await chip(page, 'DRAG-01').hover()
      await page.mouse.down()
      const box = await cell(page, place).boundingBox()
      if (!box) throw new Error(`no cell ${place}`)
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 6 })
      await expect(cell(page, place)).toHaveAttribute('data-over', 'true')
      await page.mouse.up()
    }
    await drag('2-5')
    await expect(dialog(page, 'DRAG-01').getByRole('row', { name: 'Impact not scored 5 critical' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByText('1 row not placed:')).toBeVisible()
    await drag('2-5')
    await giveReason(page, 'DRAG-01', 'Agreed in the room')
    await expect(cell(page, '2-5').getByText('DRAG-01')).toBeVisible()
    await expect(page).toHaveURL(/\/matrix$/)
    await page.reload()
    await expect(cell(page, '2-5').getByText('DRAG-01')).toBeVisible()
  })

  test('by finger, held first', async ({ sitDown }) => {
    const { page, context } = await sitDown('Amara Okafor')
    // A finger does not scroll to what it touches.
    await page.setViewportSize({ width: 1000, height: 1200 })
    await startMatrix(page, 'HOLD', ['Rows vanish'])
    const hand = await context.newCDPSession(page)
    await hand.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 })
    const middle = async (locator: ReturnType<typeof chip>) => {
      const box = await locator.boundingBox()
      if (!box) throw new Error('nothing to touch')
      return [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]
    }
    await hand.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: await middle(chip(page, 'HOLD-01')) })
    await expect(page.locator('[data-picked]')).toBeVisible()
    await hand.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: await middle(cell(page, '5-2')) })
    await expect(cell(page, '5-2')).toHaveAttribute('data-over', 'true')
    await hand.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await giveReason(page, 'HOLD-01', 'By hand')
    await expect(cell(page, '5-2').getByText('HOLD-01')).toBeVisible()
  })

  test('two people at once: each sees the other’s move, and the slower one is asked', async ({ sitDown }) => {
    const { page: one } = await sitDown('Amara Okafor', APP_A)
    await startMatrix(one, 'TWO', ['Rows vanish'])
    const { page: two } = await sitDown('Rafael Quintana', APP_B)
    await openMatrix(two, 'TWO')
    await carry(one, 'TWO-01', ['ArrowLeft'])
    await dialog(one, 'TWO-01').getByRole('textbox').fill('Amara’s reason')

    await carry(two, 'TWO-01', ['ArrowRight', 'ArrowRight'])
    await giveReason(two, 'TWO-01', 'Rafael’s reason')
    await expect(cell(two, '5-3').getByText('TWO-01')).toBeVisible()
    await expect(cell(one, '5-3').getByText('TWO-01')).toBeVisible()

    const ask = dialog(one, 'TWO-01')
    await expect(ask.getByText('Somebody else scored it meanwhile.')).toBeVisible()
    await expect(ask.getByText('impact not scored, likelihood not scored')).toBeVisible()
    await expect(ask.getByText('impact 3 medium, likelihood 5 expected: “Rafael’s reason”')).toBeVisible()
    await expect(ask.getByRole('textbox')).toHaveValue('Amara’s reason')
    await ask.getByRole('button', { name: 'Move it all the same' }).click()
    await expect(cell(one, '2-3').getByText('TWO-01')).toBeVisible()
    await expect(cell(two, '2-3').getByText('TWO-01')).toBeVisible()
  })

  test('a reader looks, and is told why nothing moves', async ({ sitDown }) => {
    const { page } = await sitDown('Priya Raghunathan')
    await openMatrix(page, 'D10')
    await expect(page.getByText(/^You may look, not move/)).toBeVisible()
    await chip(page, 'D10-03').focus()
    await page.keyboard.press('m')
    await expect(page.getByRole('region', { name: 'Messages' }).getByText(/You may look, not move/)).toBeVisible()
    await expect(page.locator('[data-picked]')).toHaveCount(0)
  })
})

test.describe('the past', () => {
  test('is shown as it was, marked, still, and left again', async ({ sitDown }) => {
    const { page } = await sitDown('Amara Okafor')
    await startMatrix(page, 'PAST', ['Rows vanish'])
    await carry(page, 'PAST-01', ['ArrowUp'])
    await giveReason(page, 'PAST-01', 'First thought')
    await expect(cell(page, '3-4').getByText('PAST-01')).toBeVisible()
    await carry(page, 'PAST-01', ['ArrowUp'])
    await giveReason(page, 'PAST-01', 'Second thought')
    await expect(cell(page, '3-5').getByText('PAST-01')).toBeVisible()
    // What is shown at once becomes an event when it is stored.
    await expectLive(page)

    await page.getByRole('button', { name: 'One event back' }).click()
    await expect(page).toHaveURL(/\?at=3$/)
    await expect(page.getByText(/The past: as it stood after event 3/)).toBeVisible()
    await expect(cell(page, '3-4').getByText('PAST-01')).toBeVisible()
    await expect(page.getByRole('table').getByText('PAST-01')).toHaveCount(1)
    await chip(page, 'PAST-01').focus()
    await page.keyboard.press('m')
    await expect(page.locator('[data-picked]')).toHaveCount(0)
    await expectAccessibleInBoth(page)

    await page.getByRole('button', { name: 'Event before' }).click()
    await expect(page.getByText('1 row not placed:')).toBeVisible()
    await page.goBack()
    await expect(cell(page, '3-4').getByText('PAST-01')).toBeVisible()
    await page.getByRole('button', { name: 'Back to now' }).click()
    await expect(cell(page, '3-5').getByText('PAST-01')).toBeVisible()

    await page.getByLabel('As of the end of').fill('2020-02-29')
    await expect(page.getByText('On 29 Feb 2020 the register was not there yet.')).toBeVisible()
    await expect(page.getByText('0 of 0 rows placed')).toBeVisible()
    await page.getByRole('button', { name: /^Next day/ }).click()
    await expect(cell(page, '3-5').getByText('PAST-01')).toBeVisible()
    await expect(page).toHaveURL(/\/matrix$/)
  })

  test('fits a phone', async ({ sitDown }) => {
    const { page } = await sitDown('Priya Raghunathan')
    await page.setViewportSize({ width: 390, height: 844 })
    for (const query of ['?at=1&stage=inherent&to=target', '?x=recoverability&y=blastRadius&stage=inherent&to=current']) {
      await openMatrix(page, 'D10', query)
      await expect(page.getByText('10 of 10 rows placed')).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true)
    }
  })
})
