import type { Locator, Page } from '@playwright/test'

/** The hands of one person, counted: a press of a key, a click, and a run of typing are one step each. */
export class CountedHands {
  steps = 0

  constructor(private readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.steps += 1
      await this.page.keyboard.press(key)
    }
  }

  async click(what: Locator): Promise<void> {
    this.steps += 1
    await what.click()
  }

  async type(text: string): Promise<void> {
    this.steps += 1
    await this.page.keyboard.type(text)
  }
}
