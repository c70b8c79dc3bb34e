import Link from 'next/link'
import type { ReactNode } from 'react'
import { AccountMenu } from '@/components/frame/account-menu'
import { SectionLinks } from '@/components/frame/section-links'
import { PaletteButton } from '@/components/palette/palette-button'
import { PaletteProvider } from '@/components/palette/palette-context'

export interface AppFrameProps {
  workspaceName: string
  personName: string
  /** The demonstration is marked on screen, and a warning stands there when it can be reached from other machines. */
  demonstration: { isOn: boolean; isExposed: boolean }
  signOut: () => Promise<void>
  children: ReactNode
}

/** What stands around every page of a signed-in person: where one is, who one is, and the ways elsewhere. */
export function AppFrame({ workspaceName, personName, demonstration, signOut, children }: AppFrameProps) {
  return (
    <PaletteProvider owner={`${workspaceName}/${personName}`} signOut={signOut}>
      <div className="min-h-dvh">
        <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-40 focus:bg-raised focus:px-3 focus:py-2">
          Skip to content
        </a>
        <header className="border-b print:hidden projector:hidden">
          <div className="mx-auto flex max-w-[120rem] flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 max-sm:gap-x-2 max-sm:py-1 sm:px-8">
            <Link href="/" className="order-1 flex items-baseline gap-2 py-1 font-semibold no-underline">
              Eyes Open <span className="text-sm font-normal text-muted max-sm:max-w-28 max-sm:truncate">{workspaceName}</span>
            </Link>
            <div className="order-3 max-sm:w-full sm:order-2">
              <SectionLinks />
            </div>
            <div className="order-2 ml-auto flex items-center gap-3 max-sm:gap-1.5 sm:order-3">
              {demonstration.isOn && <DemonstrationMark exposed={demonstration.isExposed} />}
              <PaletteButton />
              <AccountMenu name={personName} signOut={signOut} />
            </div>
          </div>
        </header>
        <main id="content" tabIndex={-1} className="mx-auto max-w-[120rem] px-4 pt-6 pb-16 outline-none sm:px-8 print:max-w-none print:p-0">
          {children}
        </main>
      </div>
    </PaletteProvider>
  )
}

function DemonstrationMark({ exposed }: { exposed: boolean }) {
  return (
    <span className={`rounded-sm border px-1.5 text-xs leading-5 ${exposed ? 'border-danger text-danger' : 'border-warning text-warning'}`}>
      Demo<span className="max-sm:sr-only">nstration{exposed && ', open to the network'}</span>
    </span>
  )
}
