'use client'

import { useMemo } from 'react'
import { SECTIONS } from '@/components/frame/section-links'
import { matchEntries, type PaletteEntry, type PaletteGroup } from '@/components/palette/palette-entries'
import type { PaletteAnswer } from '@/components/palette/use-palette-search'
import { applyTheme, THEME_WORDS } from '@/components/ui/theme-switch'
import { THEMES } from '@/components/ui/theme'

const part = (code: string) => encodeURIComponent(code)

const PAGES: PaletteEntry[] = [
  ...SECTIONS.map(({ href, label }): PaletteEntry => ({ id: `page ${href}`, label, href, icon: 'arrow-right', also: 'go to page' })),
  { id: 'page /account', label: 'Account and sessions', href: '/account', icon: 'person', also: 'go to page password' },
]

interface Doers {
  signOut: () => Promise<void>
  showKeys: () => void
}

function listActions(answer: PaletteAnswer | null, { signOut, showKeys }: Doers): PaletteEntry[] {
  const creating: PaletteEntry[] = [
    { id: 'new-register', label: 'New register', href: '/registers/new', icon: 'plus', also: 'create add start' },
    { id: 'import', label: 'Import Markdown', href: '/registers/import', icon: 'upload', also: 'document file upload' },
  ]
  return [
    ...(answer?.mayCreateRegister ? creating : []),
    { id: 'keys', label: 'Show all keys', icon: 'info', aside: '?', also: 'shortcuts keyboard help', run: showKeys },
    ...THEMES.map(
      (theme): PaletteEntry => ({
        id: `theme ${theme}`,
        label: `Colours: ${THEME_WORDS[theme].label.toLowerCase()}`,
        icon: THEME_WORDS[theme].icon,
        also: 'theme mode',
        run: () => applyTheme(theme),
      }),
    ),
    { id: 'sign-out', label: 'Sign out', icon: 'sign-out', also: 'log leave', run: () => void signOut() },
  ]
}

function listFound(answer: PaletteAnswer | null, isEmpty: boolean): PaletteGroup[] {
  if (!answer) return []
  const registers = answer.registers.map(
    ({ code, title }): PaletteEntry => ({ id: `register ${code}`, label: title, aside: code, href: `/registers/${part(code)}`, icon: 'table' }),
  )
  const recent = answer.recent.map(
    ({ registerCode, code, title }): PaletteEntry => ({
      id: `recent ${registerCode}/${code ?? ''}`,
      label: title,
      aside: code ?? registerCode,
      href: `/registers/${part(registerCode)}${code === null ? '' : `/${part(code)}`}`,
      icon: 'clock',
    }),
  )
  return isEmpty ? [{ label: 'Recent', entries: recent }, { label: 'Registers', entries: registers }] : [{ label: 'Registers', entries: registers }]
}

/** Everything that the palette shows for a query, in groups without an empty one. */
export function usePaletteGroups(query: string, answer: PaletteAnswer | null, offered: readonly PaletteEntry[], doers: Doers): PaletteGroup[] {
  return useMemo(() => {
    const isEmpty = query.trim() === ''
    const found = listFound(answer, isEmpty)
    const failureModes = (isEmpty ? [] : (answer?.failureModes ?? [])).map(
      (one): PaletteEntry => ({ id: one.id, label: one.title, aside: one.code, href: `/registers/${part(one.registerCode)}/${part(one.code)}`, icon: 'warning' }),
    )
    const own = [
      { label: 'On this page', entries: matchEntries(offered, query) },
      { label: 'Pages', entries: matchEntries(PAGES, query) },
      { label: 'Actions', entries: matchEntries(listActions(answer, doers), query) },
    ]
    const groups = isEmpty ? [...found.slice(0, 1), ...own, ...found.slice(1)] : [...own, ...found, { label: 'Failure modes', entries: failureModes }]
    return groups.filter(({ entries }) => entries.length > 0)
  }, [query, answer, offered, doers])
}
