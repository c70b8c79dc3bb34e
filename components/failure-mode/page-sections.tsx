const SECTIONS = [
  ['analysis-title', 'Analysis'],
  ['controls-title', 'Controls'],
  ['assessment-title', 'Assessment'],
  ['acceptance-title', 'Acceptance'],
  ['comments-title', 'Comments'],
  ['history-title', 'History'],
] as const

/**
 * Ways down a long page. Every field has its own stops for the keyboard, so these stand before them; where everything is in sight they appear
 * only for the keyboard.
 */
export function PageSections() {
  return (
    <nav aria-label="On this page" className="print:hidden @6xl:sr-only @6xl:focus-within:not-sr-only">
      <ul className="flex flex-wrap gap-x-4 text-sm">
        {SECTIONS.map(([id, label]) => (
          <li key={id}>
            <a href={`#${id}`} className="inline-flex items-center py-1 pointer-coarse:min-h-11">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
