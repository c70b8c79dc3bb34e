/** Runs once when a server process begins. The live room and the jobs live in Node only; the other runtime of Next must not even read it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { closeHubWithProcess } = await import('@/lib/live/server/close-with-process')
  closeHubWithProcess()
  const { startReminderClock } = await import('@/lib/jobs/reminder-clock')
  startReminderClock()
  const { startSearchClock } = await import('@/lib/jobs/search-clock')
  startSearchClock()
  const { startWorkshopClock } = await import('@/lib/jobs/workshop-clock')
  startWorkshopClock()
  const { startHeadClock } = await import('@/lib/jobs/head-clock')
  startHeadClock()
  const { startAcceptanceClock } = await import('@/lib/jobs/acceptance-clock')
  startAcceptanceClock()
}
