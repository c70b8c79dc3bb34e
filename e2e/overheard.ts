import type { CDPSession, Page } from '@playwright/test'

/** Every byte that the server sends to a page: documents, scripts, answers, and each message of its event streams. */
export class Overheard {
  private readonly texts: string[] = []
  private readonly pending: Promise<unknown>[] = []

  private constructor(private readonly session: CDPSession) {}

  /** Listens to a page from now on; begin before its first address is asked for. */
  static async on(page: Page): Promise<Overheard> {
    const session = await page.context().newCDPSession(page)
    const heard = new Overheard(session)
    session.on('Network.eventSourceMessageReceived', ({ eventName, data }) => heard.texts.push(`${eventName} ${data}`))
    session.on('Network.loadingFinished', ({ requestId }) => heard.take(requestId))
    await session.send('Network.enable', { maxResourceBufferSize: 50_000_000, maxTotalBufferSize: 200_000_000 })
    return heard
  }

  /** Adds what was asked for beside the page. */
  add(text: string): void {
    this.texts.push(text)
  }

  async all(): Promise<string> {
    await Promise.all(this.pending)
    return this.texts.join('\n')
  }

  /** Listens no more; what was heard stays. */
  async stop(): Promise<void> {
    await Promise.all(this.pending)
    await this.session.detach()
  }

  private take(requestId: string): void {
    // A redirect or a stream that was cut has no body to give.
    const body = this.session.send('Network.getResponseBody', { requestId }).then(
      ({ body: text, base64Encoded }) => void this.texts.push(base64Encoded ? Buffer.from(text, 'base64').toString('utf8') : text),
      () => undefined,
    )
    this.pending.push(body)
  }
}
