import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { describeAge, describeDay, describeInstant } from '@/components/ui/age-words'
import { takeInitials } from '@/components/ui/avatar'
import { IconButton } from '@/components/ui/icon-button'
import { findNextPlace } from '@/components/ui/menu-moves'
import { RelativeTime } from '@/components/ui/relative-time'
import { TextField } from '@/components/ui/text-field'
import { nameThemeAttribute, readTheme } from '@/components/ui/theme'
import { TOAST_STAY } from '@/components/ui/toast-card'

const at = '2026-11-20T22:10:00Z'
const after = (seconds: number) => Date.parse(at) + seconds * 1000

describe('ages', () => {
  it.each([
    [0, 'just now'],
    [-20, 'just now'],
    [44, 'just now'],
    [60, '1 minute ago'],
    [59 * 60, '59 minutes ago'],
    [-3 * 3600, 'in 3 hours'],
    [26 * 3600, 'yesterday'],
    [6 * 86400, '6 days ago'],
    [8 * 86400, '20 Nov 2026'],
  ])('LK-4 after %i seconds: %s', (seconds, words) => {
    expect(describeAge(at, after(seconds))).toBe(words)
  })

  it('LK-4 the server says the day in UTC, whatever its own time zone', () => {
    expect(describeDay(at)).toBe('20 Nov 2026')
    expect(describeInstant(at)).toBe('20 Nov 2026, 22:10 UTC')
    expect(describeDay('soon')).toBe('soon')
    const html = renderToStaticMarkup(createElement(RelativeTime, { at }))
    expect(html).toContain('dateTime="2026-11-20T22:10:00Z"')
    expect(html).toContain('>20 Nov 2026<')
    expect(html).not.toContain('ago')
  })
})

describe('small parts', () => {
  it('LK-6 a toast stays at least ten seconds', () => {
    expect(TOAST_STAY).toBeGreaterThanOrEqual(10_000)
  })

  it('LK-9 an icon button has a name and its icon none', () => {
    const html = renderToStaticMarkup(createElement(IconButton, { icon: 'trash', label: 'Delete D10-03' }))
    expect(html).toContain('aria-label="Delete D10-03"')
    expect(html).toMatch(/<svg aria-hidden="true"/)
  })

  it('LK-13 a field is tied to its label, its hint and its problem', () => {
    const props = { id: 'f', label: 'Code', hint: 'Never reused.', problem: 'Taken. Try D10-14.' }
    const html = renderToStaticMarkup(createElement(TextField, props))
    expect(html).toContain('for="f"')
    expect(html).toContain('aria-describedby="f-hint f-problem"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toMatch(/id="f-problem"[^>]*>.*Taken/)
  })

  it.each([
    ['Ines Moreau', 'IM'],
    ['  amélie  van der Berg ', 'AB'],
    ['ståle', 'S'],
    ['😀 Ok', '😀O'],
    ['', '?'],
  ])('LK-11 initials of "%s"', (name, initials) => {
    expect(takeInitials(name)).toBe(initials)
  })

  it('LK-12 a cookie that is no theme follows the system', () => {
    expect(readTheme('dark')).toBe('dark')
    expect(readTheme('<script>')).toBe('system')
    expect(readTheme(undefined)).toBe('system')
    expect(nameThemeAttribute('system')).toBeUndefined()
    expect(nameThemeAttribute('light')).toBe('light')
  })
})

describe('menu keys', () => {
  const labels = ['Open', 'Edit', 'Delete', 'Export']
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 3, 0],
    ['ArrowUp', 0, 3],
    ['ArrowUp', -1, 3],
    ['Home', 2, 0],
    ['End', 0, 3],
    ['e', 0, 1],
    ['E', 1, 3],
    ['e', 3, 1],
    ['x', 0, null],
    [' ', 0, null],
    ['Enter', 0, null],
  ])('LK-10 %s from place %i goes to %s', (key, current, next) => {
    expect(findNextPlace(labels, current, key)).toBe(next)
  })

  it('LK-10 an empty menu has nowhere to go', () => {
    expect(findNextPlace([], -1, 'ArrowDown')).toBeNull()
  })
})
