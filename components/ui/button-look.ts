import { joinClasses } from '@/components/ui/class-names'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'small' | 'medium'

const VARIANTS = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong border-transparent',
  secondary: 'bg-raised text-ink border-edge/60 hover:border-edge hover:bg-sunk',
  quiet: 'text-muted border-transparent hover:bg-sunk hover:text-ink',
  danger: 'bg-raised text-danger border-danger/50 hover:border-danger hover:bg-danger-soft',
} as const satisfies Record<ButtonVariant, string>

const SIZES = {
  small: 'min-h-7 gap-1.5 px-2 text-sm',
  medium: 'min-h-9 gap-2 px-3.5 text-base',
} as const satisfies Record<ButtonSize, string>

/** Classes that buttons and links in the shape of buttons share; 44 px on touch, not printed. */
export function lookLikeButton(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  return joinClasses(
    'inline-flex items-center justify-center rounded-md border font-medium whitespace-nowrap select-none no-underline',
    'transition-colors duration-100 pointer-coarse:min-h-11 print:hidden',
    'disabled:opacity-50 disabled:pointer-events-none aria-disabled:opacity-60',
    VARIANTS[variant],
    SIZES[size],
    className,
  )
}
