'use client'

import Link from 'next/link'
import type { ComponentPropsWithRef, MouseEvent } from 'react'
import { lookLikeButton, type ButtonSize, type ButtonVariant } from '@/components/ui/button-look'
import { Icon, type IconName } from '@/components/ui/icon'

interface ButtonLook {
  /** One primary button on a page at most; quiet ones for what stands in rows. */
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: IconName
}

export interface ButtonProps extends ComponentPropsWithRef<'button'>, ButtonLook {
  /** True while its work runs: it keeps its place and the focus, and answers no further press. */
  pending?: boolean
}

export function Button({ variant = 'secondary', size = 'medium', icon, pending = false, ...rest }: ButtonProps) {
  const { className, children, onClick, type = 'button', ...others } = rest
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    // A disabled button would drop the focus to the top of the page, so a pending one refuses by hand.
    if (pending) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      {...others}
      type={type}
      onClick={press}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      className={lookLikeButton(variant, size, className)}
    >
      {icon && <Icon name={icon} />}
      {children}
      {pending && <span className="pulse-slowly" aria-hidden="true">…</span>}
    </button>
  )
}

export interface ButtonLinkProps extends ComponentPropsWithRef<typeof Link>, ButtonLook {}

/** A link that looks like a button: it goes somewhere and does nothing else. */
export function ButtonLink({ variant = 'secondary', size = 'medium', icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={lookLikeButton(variant, size, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  )
}
