/** Open streams would keep a stopping process alive: close them first, so that browsers move on to another process. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { processHub } = await import('@/lib/live/server/hub')
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void processHub().close())
}
