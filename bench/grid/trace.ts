/** An event of Chromium's trace; times in microseconds. */
export interface TraceEvent {
  name: string
  ph: string
  ts: number
  dur?: number
  pid: number
  tid: number
}

/** What scripts and layout are called in a trace; frames that are drawn by the compositor cost the main thread nothing. */
const WORK = new Set(['FunctionCall', 'EvaluateScript', 'EventDispatch', 'FireAnimationFrame', 'TimerFire', 'RunMicrotasks', 'Layout', 'UpdateLayoutTree', 'PrePaint'])

/**
 * Milliseconds of script and layout on the page's main thread in each of the spans between the given moments (microseconds of the trace), the
 * last one up to the end. Work inside other work counts once.
 */
export function measureWork(events: readonly TraceEvent[], thread: { pid: number; tid: number }, moments: readonly number[]): number[] {
  const own = events
    .filter(({ name, ph, pid, tid }) => ph === 'X' && WORK.has(name) && pid === thread.pid && tid === thread.tid)
    .map(({ ts, dur = 0 }) => ({ from: ts, to: ts + dur }))
    .sort((a, b) => a.from - b.from)
  return moments.map((from, i) => coveredBetween(own, from, moments[i + 1] ?? Infinity) / 1_000)
}

function coveredBetween(spans: readonly { from: number; to: number }[], begin: number, end: number): number {
  let covered = 0
  let until = begin
  for (const { from, to } of spans) {
    if (to <= until || from >= end) continue
    covered += Math.min(to, end) - Math.max(from, until)
    until = Math.max(until, Math.min(to, end))
  }
  return covered
}
