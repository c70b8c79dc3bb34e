import { describe, expect, it } from 'vitest'
import { printCalendar } from '@/lib/exchange/calendar/print-calendar'

const NOW = '2026-11-21T10:00:00.000Z'
const day = { id: '0197a000-0000-7000-8000-000000000001', day: '2026-12-24', title: 'D10-01: Count; twice, "really"\nand again', kind: 'action' as const, url: 'https://eyes.example/registers/D10/D10-01' }

/** The text with folded lines joined again. */
const unfold = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

describe('a calendar', () => {
  it('AT-40 shows each due day as a whole day, with a name that stays, a link and escaped words', () => {
    const lines = unfold(printCalendar({ name: 'Eyes Open, Team', days: [day], now: NOW }))
    expect(lines[0]).toBe('BEGIN:VCALENDAR')
    expect(lines).toEqual(expect.arrayContaining([
      'VERSION:2.0', 'UID:0197a000-0000-7000-8000-000000000001@eyes-open', 'DTSTAMP:20261121T100000Z', 'DTSTART;VALUE=DATE:20261224',
      String.raw`SUMMARY:D10-01: Count\; twice\, "really"\nand again`, 'URL;VALUE=URI:https://eyes.example/registers/D10/D10-01', 'END:VCALENDAR',
    ]))
  })

  it('AT-41 folds lines at 75 bytes and ends each with CR and LF', () => {
    const text = printCalendar({ name: 'Eyes Open', days: [{ ...day, title: 'ä'.repeat(300) }], now: NOW })
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  })

  it('AT-42 lets nothing that is typed into a title begin a line of its own', () => {
    const title = 'a\r\nEND:VEVENT\r\nBEGIN:VEVENT\rX'
    const lines = unfold(printCalendar({ name: 'Eyes Open', days: [{ ...day, title }], now: NOW }))
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
    expect(lines.filter((line) => line.includes('\r'))).toEqual([])
  })
})
