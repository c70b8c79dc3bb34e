'use client'

import { useState } from 'react'
import { joinClasses } from '@/components/ui/class-names'
import { Icon, type IconName } from '@/components/ui/icon'
import { nameThemeAttribute, THEME_COOKIE, THEMES, type Theme } from '@/components/ui/theme'

/** What each choice of colours is called. */
export const THEME_WORDS = {
  system: { label: 'As the system', icon: 'screen' },
  light: { label: 'Light', icon: 'sun' },
  dark: { label: 'Dark', icon: 'moon' },
} as const satisfies Record<Theme, { label: string; icon: IconName }>

const YEAR = 60 * 60 * 24 * 365

/** Paints the page so at once, and from now on in this browser. */
export function applyTheme(theme: Theme) {
  const attribute = nameThemeAttribute(theme)
  if (attribute) document.documentElement.dataset.theme = attribute
  else delete document.documentElement.dataset.theme
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR}; samesite=lax`
}

/** Light, dark or as the system; `initial` is what the server read from the cookie. */
export function ThemeSwitch({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial)
  const choose = (next: Theme) => {
    setTheme(next)
    applyTheme(next)
  }
  return (
    <fieldset className="inline-flex rounded-md border p-0.5 print:hidden">
      <legend className="sr-only">Colours</legend>
      {THEMES.map((option) => (
        <label
          key={option}
          title={THEME_WORDS[option].label}
          className={joinClasses(
            'inline-flex size-7 cursor-pointer items-center justify-center rounded-sm pointer-coarse:size-11',
            'has-focus-visible:outline-2 has-focus-visible:outline-accent',
            theme === option ? 'bg-sunk text-ink' : 'text-faint hover:text-ink',
          )}
        >
          <input
            type="radio"
            name="theme"
            className="sr-only"
            checked={theme === option}
            onChange={() => choose(option)}
            aria-label={THEME_WORDS[option].label}
          />
          <Icon name={THEME_WORDS[option].icon} />
        </label>
      ))}
    </fieldset>
  )
}
