import type { ReactNode } from 'react'

interface GatePageProps {
  title: string
  description?: ReactNode
  /** Room for a list beside the form. */
  wide?: boolean
  children: ReactNode
}

/** A page in front of the gate: nothing around it but the product's name. */
export function GatePage({ title, description, wide, children }: GatePageProps) {
  return (
    <main className={`mx-auto px-5 pt-10 pb-16 sm:pt-16 ${wide ? 'max-w-3xl' : 'max-w-md'}`}>
      <p className="text-sm font-semibold text-muted">Eyes Open</p>
      <h1 className="mt-2 text-2xl font-semibold tracking-tight">{title}</h1>
      {description && <div className="mt-1.5 max-w-prose text-base text-muted">{description}</div>}
      <div className="mt-6 grid gap-8">{children}</div>
    </main>
  )
}
