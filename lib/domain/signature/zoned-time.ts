const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Whether a text names a time zone, such as Europe/Oslo or UTC. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** A time (ISO, UTC) as a clock in a zone showed it, with the zone and its distance from UTC: "21 Nov 2026, 10:05 (Europe/Oslo, UTC+01:00)". */
export function printZonedTime(at: string, zone: string): string {
  const part = partsIn(at, zone)
  const day = `${Number(part.day)} ${MONTHS[Number(part.month) - 1] ?? ''} ${part.year ?? ''}`
  const distance = (part.timeZoneName ?? '').replace('GMT', 'UTC')
  const place = zone === 'UTC' ? 'UTC' : `${zone}, ${distance}`
  return `${day}, ${part.hour ?? ''}:${part.minute ?? ''} (${place})`
}

function partsIn(at: string, zone: string): Record<string, string | undefined> {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'longOffset' },
  } satisfies Intl.DateTimeFormatOptions)
  return Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))
}
