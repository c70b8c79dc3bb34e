/** Asked to stop by a person, by the system, or by the end of whoever started us. */
export interface StopRequest {
  signal: AbortSignal
  /** Resolves when the request comes. */
  asked: Promise<void>
  forget(): void
}

const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
const PARENT_LOOK_MS = 500

/** Turns signals into one request, so that everything that was started is stopped in order instead of being left behind. */
export function listenForStop(): StopRequest {
  const controller = new AbortController()
  const ask = () => controller.abort()
  for (const signal of SIGNALS) process.on(signal, ask)
  const watch = watchParent(ask)
  return {
    signal: controller.signal,
    asked: new Promise((resolve) => controller.signal.addEventListener('abort', () => resolve(), { once: true })),
    forget: () => {
      clearInterval(watch)
      for (const signal of SIGNALS) process.off(signal, ask)
    },
  }
}

/** npm's shell may die of a signal without passing it on. Only under npm: a start of one's own may outlive its shell on purpose. */
function watchParent(ask: () => void): NodeJS.Timeout | undefined {
  if (process.env.npm_lifecycle_event === undefined) return undefined
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid !== parent) ask()
  }, PARENT_LOOK_MS)
  watch.unref()
  return watch
}
