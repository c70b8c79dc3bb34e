/** How the page is coloured: as the system says, or always one way. */
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** The cookie that keeps the choice, so that the server paints the right colours at once. */
export const THEME_COOKIE = 'eyes-open-theme'

/** The theme of a cookie's text; the system's for anything that is not a theme. */
export function readTheme(value: string | null | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system'
}

/** Value of `data-theme` on the html element; undefined follows the system. */
export function nameThemeAttribute(theme: Theme): 'light' | 'dark' | undefined {
  return theme === 'system' ? undefined : theme
}
