import type { Locator, Page } from '@playwright/test'

export const grid = (page: Page) => page.getByRole('grid', { name: 'Failure modes' })

/** The cell of a failure mode in a column, by its code and the name of the column. */
export async function cellOf(page: Page, code: string, column: string): Promise<Locator> {
  const place = await grid(page).getByRole('columnheader', { name: column, exact: true }).getAttribute('aria-colindex')
  return grid(page).getByRole('row').filter({ has: page.getByRole('link', { name: code, exact: true }) }).locator(`[aria-colindex="${place}"]`)
}

/** Pastes text as the clipboard brings it. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((plain) => {
    const data = new DataTransfer()
    data.setData('text/plain', plain)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
}
