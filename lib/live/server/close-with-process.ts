import { processHub } from '@/lib/live/server/hub'

/** Open streams would keep a stopping process alive: they are closed first, so that browsers move on to another process. */
export function closeHubWithProcess(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void processHub().close())
}
