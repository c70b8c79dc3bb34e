'use client'

import { useEffect, useId, useRef, type MouseEvent, type ReactNode } from 'react'
import { joinClasses } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'

export interface DialogProps {
  open: boolean
  /** Called for Escape, the close button and, when `dismissable`, a press beside the dialog. */
  onClose: () => void
  title: string
  description?: ReactNode
  children: ReactNode
  /** Buttons, the primary one last. */
  footer?: ReactNode
  /** A press beside it closes it; leave it out where something typed could be lost. */
  dismissable?: boolean
  width?: keyof typeof WIDTHS
}

const WIDTHS = { narrow: 'max-w-lg', wide: 'max-w-3xl', table: 'max-w-7xl' }

const FIRST_FIELD = ':is(input:not([type="hidden"]), textarea, select):not(:disabled)'

/** The browser's modal dialog: it begins in its first field, or in the first one below `data-begins`, holds the focus, answers Escape and gives the focus back. */
export function Dialog({ open, onClose, title, description, children, footer, dismissable, width = 'narrow' }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const element = dialog.current
    if (open && element && !element.open) {
      element.showModal()
      // By itself the browser would take the first button, which closes; a field that asks for the focus was not shown yet when React gave it.
      const field = element.querySelector<HTMLElement>(`[data-begins] ${FIRST_FIELD}`) ?? element.querySelector<HTMLElement>(FIRST_FIELD)
      field?.focus()
    }
    if (!open && element?.open) element.close()
  }, [open])
  const pressBeside = (event: MouseEvent<HTMLDialogElement>) => {
    if (dismissable && event.target === dialog.current) onClose()
  }
  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={pressBeside}
      className={joinClasses(
        'm-auto w-[calc(100vw-2rem)] rounded-lg bg-raised p-0 text-ink shadow-pop',
        'backdrop:bg-[var(--shade)]',
        WIDTHS[width],
      )}
    >
      {open && (
        <div className="grid max-h-[85dvh] grid-rows-[auto_1fr_auto]">
          <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
            <div>
              <h2 id={`${id}-title`} className="text-lg font-semibold">
                {title}
              </h2>
              {description && (
                <p id={`${id}-description`} className="mt-1 text-sm text-muted">
                  {description}
                </p>
              )}
            </div>
            <IconButton icon="close" label="Close" onClick={onClose} className="-mr-1.5" />
          </header>
          <div className="overflow-y-auto px-5 pb-5">{children}</div>
          {footer && <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</footer>}
        </div>
      )}
    </dialog>
  )
}
