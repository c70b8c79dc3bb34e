import { describe, expect, it } from 'vitest'
import { isTimeZone, printZonedTime } from '@/lib/domain/signature/zoned-time'

describe('the time of a signature', () => {
  it.each([
    ['2026-11-21T23:30:00.000Z', 'UTC', '21 Nov 2026, 23:30 (UTC)'],
    ['2026-11-21T23:30:00.000Z', 'Europe/Oslo', '22 Nov 2026, 00:30 (Europe/Oslo, UTC+01:00)'],
    ['2026-07-01T12:00:00.000Z', 'Europe/Oslo', '1 Jul 2026, 14:00 (Europe/Oslo, UTC+02:00)'],
    ['2026-11-21T00:05:00.000Z', 'America/St_Johns', '20 Nov 2026, 20:35 (America/St_Johns, UTC-03:30)'],
    ['2026-11-21T11:00:00.000Z', 'Pacific/Chatham', '22 Nov 2026, 00:45 (Pacific/Chatham, UTC+13:45)'],
  ])('SG-11 is printed as the signer read it: %s in %s', (at, zone, printed) => {
    expect(printZonedTime(at, zone)).toBe(printed)
  })

  it('SG-11 is in a zone that there is', () => {
    expect(['UTC', 'Asia/Kolkata', 'Mars/Olympus', '', 'Europe/Oslo; DROP'].map(isTimeZone)).toEqual([true, true, false, false, false])
  })
})
