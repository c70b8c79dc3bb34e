import { joinClasses } from '@/components/ui/class-names'
import { sectionAnchor, type DocumentEntry } from '@/components/document/document-entries'

/** The sections as links: at the side of wide screens, folded away above the text on narrow ones. */
export function DocumentOutline({ entries }: { entries: readonly DocumentEntry[] }) {
  return (
    <div className="mb-6 print:hidden">
      <details className="border-y py-2 lg:hidden">
        <summary className="py-1 font-medium pointer-coarse:min-h-11 pointer-coarse:content-center">Contents</summary>
        <OutlineList entries={entries} label="Contents" />
      </details>
      <div className="sticky top-6 hidden max-h-[calc(100dvh-3rem)] overflow-y-auto lg:block">
        <p className="mb-1 text-xs font-medium text-muted">Contents</p>
        <OutlineList entries={entries} label="Contents of the document" />
      </div>
    </div>
  )
}

function OutlineList({ entries, label }: { entries: readonly DocumentEntry[]; label: string }) {
  return (
    <nav aria-label={label}>
      <ol className="text-sm">
        {entries.map(({ place, row }) => (
          <li key={row.id}>
            <a
              href={`#${sectionAnchor(row.id)}`}
              className={joinClasses(
                'flex gap-2 rounded-sm py-1 text-muted no-underline hover:text-ink',
                'pointer-coarse:min-h-11 pointer-coarse:items-center',
              )}
            >
              <span className="tabular w-5 shrink-0 text-right text-faint">{place}</span>
              <span className="min-w-0 wrap-anywhere">{row.title}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
