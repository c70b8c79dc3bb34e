/** Largest logo, in bytes of its PNG. */
export const LOGO_BYTES_MAX = 200 * 1024
/** Longest side of a logo, in pixels. */
export const LOGO_SIDE_MAX = 2_000

/** A logo as documents bear it. */
export interface PrintedLogo {
  /** PNG, in base64. */
  png: string
  /** Pixels. */
  width: number
  height: number
}

/** The size at which a logo is set: as high as `height`, unless it were then wider than `width`. Same unit as given. */
export function fitLogo(logo: Pick<PrintedLogo, 'width' | 'height'>, most: { width: number; height: number }): { width: number; height: number } {
  const scale = Math.min(most.width / logo.width, most.height / logo.height)
  return { width: logo.width * scale, height: logo.height * scale }
}
