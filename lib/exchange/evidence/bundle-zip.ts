import { createHash } from 'node:crypto'
import { Zip, ZipDeflate } from 'fflate'
import type { ListedFile } from '@/lib/domain/evidence/evidence-manifest'

/** The first moment that a ZIP can hold: the same content gives the same bytes, whenever and wherever it is packed. */
const NO_TIME = new Date(1980, 0, 1)

/** Packs files as they come, one after the other, and remembers what a manifest says of each. */
export class BundleZip {
  readonly listed: ListedFile[] = []
  private readonly zip: Zip
  private open: { path: string; entry: ZipDeflate; hash: ReturnType<typeof createHash>; size: number } | null = null

  /** `write` gets the bytes of the ZIP as they come to be; everything lies in `folder`. */
  constructor(private readonly folder: string, write: (bytes: Uint8Array) => void) {
    this.zip = new Zip((error, bytes) => {
      if (error) throw error
      write(bytes)
    })
  }

  /** Adds to the file of this path, which begins where another one is open. */
  add(path: string, bytes: Uint8Array): void {
    if (this.open?.path !== path) this.begin(path)
    const file = this.open
    if (!file) return
    file.entry.push(bytes, false)
    file.hash.update(bytes)
    file.size += bytes.length
  }

  /** Ends the file that is open. */
  close(): void {
    const file = this.open
    if (!file) return
    file.entry.push(new Uint8Array(), true)
    this.listed.push({ path: file.path, size: file.size, sha256: file.hash.digest('hex') })
    this.open = null
  }

  /** Ends the ZIP. */
  end(): void {
    this.close()
    this.zip.end()
  }

  private begin(path: string): void {
    this.close()
    const entry = new ZipDeflate(`${this.folder}/${path}`, { level: 6 })
    entry.mtime = NO_TIME
    this.zip.add(entry)
    this.open = { path, entry, hash: createHash('sha256'), size: 0 }
  }
}
