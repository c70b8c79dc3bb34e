'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'

/** The sections, for the frame and the palette. */
export const SECTIONS = [
  { href: '/', label: 'Mine', isHere: (path: string) => path === '/' },
  { href: '/registers', label: 'Registers', isHere: (path: string) => path.startsWith('/registers') },
  { href: '/owners', label: 'Owners', isHere: (path: string) => path.startsWith('/owners') },
  { href: '/people', label: 'People and roles', isHere: (path: string) => path.startsWith('/people') },
]

/** The sections of the product, with the present one marked. */
export function SectionLinks() {
  const path = usePathname()
  return (
    <nav aria-label="Sections" className="flex gap-4 text-sm">
      {SECTIONS.map(({ href, label, isHere }) => (
        <Link
          key={href}
          href={href}
          aria-current={isHere(path) ? 'page' : undefined}
          className="py-1 text-muted no-underline hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-ink pointer-coarse:py-2.5"
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
