import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'

export interface CalendarDay {
  /** Stays the same when the day or the title changes, so that a calendar moves its entry. */
  id: string
  /** ISO day. */
  day: string
  title: string
  kind: 'action' | 'control' | 'acceptance'
  url: string
}

/** How often a calendar should look again, in seconds. */
const REFRESH_SECONDS = 3600

/** Due days as a calendar of whole days (RFC 5545), at the time `now` (ISO). */
export function printCalendar({ name, days, now }: { name: string; days: readonly CalendarDay[]; now: string }): string {
  const calendar = ical({
    name,
    prodId: { company: 'Eyes Open', product: 'Due days', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  })
  for (const { id, day, title, kind, url } of days) {
    calendar.createEvent({
      id: `${id}@eyes-open`,
      // A day without a time is the same day everywhere; the printer reads it in UTC because of the Z.
      start: new Date(`${day}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      stamp: new Date(now),
      summary: title,
      description: `${kind === 'acceptance' ? 'The last day of an acceptance' : `Due ${kind}`}. ${url}`,
      url,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return calendar.toString()
}
