import type { ReactNode } from 'react'
import { joinClasses } from '@/components/ui/class-names'
import { Icon, type IconName } from '@/components/ui/icon'
import { VisuallyHidden } from '@/components/ui/visually-hidden'

export type NoticeTone = 'info' | 'warning' | 'error' | 'success'

const TONES = {
  info: { icon: 'info', word: 'Note', look: 'border-accent bg-accent-soft', mark: 'text-accent' },
  success: { icon: 'check', word: 'Done', look: 'border-accent bg-accent-soft', mark: 'text-accent' },
  warning: { icon: 'warning', word: 'Warning', look: 'border-warning bg-warning-soft', mark: 'text-warning' },
  error: { icon: 'error', word: 'Problem', look: 'border-danger bg-danger-soft', mark: 'text-danger' },
} as const satisfies Record<NoticeTone, { icon: IconName; word: string; look: string; mark: string }>

export interface NoticeProps {
  tone?: NoticeTone
  /** What happened. */
  title: string
  /** What was kept and what to do. */
  children?: ReactNode
  actions?: ReactNode
  /** Announces it when it appears after the page has loaded: errors at once, the rest in their turn. */
  live?: boolean
}

/** A statement on the page itself, beside what it is about. */
export function Notice({ tone = 'info', title, children, actions, live = false }: NoticeProps) {
  const { icon, word, look, mark } = TONES[tone]
  const role = live ? (tone === 'error' ? 'alert' : 'status') : undefined
  return (
    <div role={role} className={joinClasses('flex gap-3 border-l-2 px-3.5 py-2.5 text-base', look)}>
      <Icon name={icon} className={joinClasses('mt-1 shrink-0', mark)} />
      <div className="min-w-0 grow">
        <p className="font-medium">
          <VisuallyHidden>{word}: </VisuallyHidden>
          {title}
        </p>
        {children && <div className="mt-0.5 text-sm text-ink">{children}</div>}
        {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  )
}
