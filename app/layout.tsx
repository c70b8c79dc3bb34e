import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { nameThemeAttribute, readTheme, THEME_COOKIE } from '@/components/ui/theme'
import './globals.css'

export const metadata: Metadata = {
  title: { template: '%s · Eyes Open', default: 'Eyes Open' },
  description: 'Pre-mortems that end in a signed, living risk register.',
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <html lang="en" data-theme={nameThemeAttribute(theme)}>
      <body>{children}</body>
    </html>
  )
}
