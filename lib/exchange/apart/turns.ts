import { AppError } from '@/lib/kernel/errors'

/** How many may wait for their turn. */
const WAITING_MAX = 20

/** Lets so many work at once; others wait their turn, in the order in which they came. */
export class Turns {
  private readonly queue: (() => void)[] = []
  private running = 0

  constructor(private readonly most: number) {}

  /** True while another one works or waits beside whoever asks. */
  get isBusy(): boolean {
    return this.running > 1 || this.queue.length > 0
  }

  /** Waits for its turn, after `wait` has been told, then does the work. Throws AppError `limit` where too many wait already, and what the signal says when it is aborted. */
  async take<T>(wait: () => void, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    if (this.running >= this.most) {
      wait()
      await this.queueUp(signal)
    }
    this.running += 1
    try {
      signal.throwIfAborted()
      return await work()
    } finally {
      this.running -= 1
      this.queue.shift()?.()
    }
  }

  private queueUp(signal: AbortSignal): Promise<void> {
    if (this.queue.length >= WAITING_MAX) throw new AppError('limit', `${WAITING_MAX} others are waiting for this already. Try again in a minute.`)
    return new Promise((resolve, reject) => {
      const go = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        this.queue.splice(this.queue.indexOf(go), 1)
        reject(signal.reason)
      }
      this.queue.push(go)
      signal.addEventListener('abort', leave, { once: true })
    })
  }
}
