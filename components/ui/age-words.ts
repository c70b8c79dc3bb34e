const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** A day in UTC such as "21 Nov 2026", the same on every machine; the text itself when it is no time. */
export function describeDay(at: string): string {
  const time = new Date(at)
  if (Number.isNaN(time.getTime())) return at
  return `${time.getUTCDate()} ${MONTHS[time.getUTCMonth()] ?? ''} ${time.getUTCFullYear()}`
}

/** A time in UTC to the minute, such as "21 Nov 2026, 09:05 UTC"; the text itself when it is no time. */
export function describeInstant(at: string): string {
  const time = new Date(at)
  if (Number.isNaN(time.getTime())) return at
  return `${describeDay(at)}, ${time.toISOString().slice(11, 16)} UTC`
}

/** How long ago, or how far ahead, in the largest unit that fits up to a week; beyond it the day. `now` is in milliseconds. */
export function describeAge(at: string, now: number): string {
  const seconds = Math.round((new Date(at).getTime() - now) / 1000)
  const size = Math.abs(seconds)
  if (Number.isNaN(seconds)) return at
  // The page's clock may lag behind a change that has just arrived, so a little ahead is "just now" as well.
  if (size < 45) return 'just now'
  if (size < HOUR) return relative.format(Math.sign(seconds) * Math.max(1, Math.round(size / MINUTE)), 'minute')
  if (size < DAY) return relative.format(Math.sign(seconds) * Math.round(size / HOUR), 'hour')
  if (size < 7 * DAY) return relative.format(Math.sign(seconds) * Math.round(size / DAY), 'day')
  return describeDay(at)
}
