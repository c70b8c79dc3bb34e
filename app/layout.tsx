import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { preload } from 'react-dom'
import { nameThemeAttribute, readTheme, THEME_COOKIE } from '@/components/ui/theme'
import './globals.css'

export const metadata: Metadata = {
  title: { template: '%s · Eyes Open', default: 'Eyes Open' },
  description: 'Pre-mortems that end in a signed, living risk register.',
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

/** The two files that every page is written in, as the style sheet names them: asked for with the page, and not when its first line has been drawn without them. */
const FONTS = [
  new URL('../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', import.meta.url),
  new URL('../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2', import.meta.url),
]

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value)
  for (const { href } of FONTS) preload(href, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  return (
    <html lang="en" data-theme={nameThemeAttribute(theme)}>
      <body>{children}</body>
    </html>
  )
}
