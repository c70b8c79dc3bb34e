import { LOGO_BYTES_MAX } from '@/lib/domain/workspace/logo'

/** Pixels that a logo of some centimetres needs in print. */
const DRAWN = { width: 960, height: 320 }
const TRIES = 4

/**
 * Draws a picture that the browser can show (PNG, JPEG, SVG) as a PNG of at most 200 kB: what is in it beside its pixels, such as scripts or where it was
 * taken, stays here. Null for what is no picture, or cannot be made small enough.
 */
export async function drawLogo(file: File): Promise<Blob | null> {
  const address = URL.createObjectURL(file)
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    // A drawing may say no size of its own.
    const [width, height] = [image.naturalWidth || DRAWN.height, image.naturalHeight || DRAWN.height]
    const fit = Math.min(DRAWN.width / width, DRAWN.height / height)
    let scale = file.type === 'image/svg+xml' ? fit : Math.min(1, fit)
    for (let i = 0; i < TRIES; i += 1, scale /= 1.6) {
      const png = await paint(image, Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)))
      if (png && png.size <= LOGO_BYTES_MAX) return png
    }
    return null
  } catch {
    return null
  } finally {
    URL.revokeObjectURL(address)
  }
}

function paint(image: HTMLImageElement, width: number, height: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
  return new Promise((done) => canvas.toBlob(done, 'image/png'))
}
