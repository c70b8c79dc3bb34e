import type { PreviewedRegister } from '@/components/import/import-doors'
import { SECTION_WORDS } from '@/components/document/section-words'
import { MarkdownText } from '@/components/room/markdown-text'

/** What an import makes: its sections with their scenarios, the names that stay text, and how it begins. */
export function ImportOutline({ register }: { register: PreviewedRegister }) {
  return (
    <div className="grid gap-10 lg:grid-cols-2">
      <div className="grid content-start gap-8">
        <SectionList sections={register.sections} />
        {register.unknownOwners.length > 0 && <UnknownOwners owners={register.unknownOwners} />}
      </div>
      <div className="grid content-start gap-6">
        <h3 className="text-lg font-semibold">How it begins</h3>
        {register.excerpts.map(({ title, text }) => (
          <section key={title} className="border-l-2 pl-4">
            <h4 className="mb-1.5 font-medium wrap-anywhere">{title}</h4>
            <div className="text-sm">
              <MarkdownText text={text} />
            </div>
          </section>
        ))}
        {register.excerpts.length === 0 && <p className="text-muted">It holds no text yet.</p>}
      </div>
    </div>
  )
}

function SectionList({ sections }: Pick<PreviewedRegister, 'sections'>) {
  return (
    <section>
      <h3 className="mb-2 text-lg font-semibold">Sections</h3>
      <ol className="border-t">
        {sections.map((section, i) => (
          <li key={i} className="border-b py-2">
            <div className="flex items-baseline gap-3">
              <span className="tabular w-6 shrink-0 text-right text-sm text-faint">{i + 1}</span>
              <span className="min-w-0 flex-1 wrap-anywhere">{section.title}</span>
              <span className="text-sm text-muted">
                {section.kind === 'category' ? countScenarios(section.scenarioCount) : SECTION_WORDS[section.kind].label}
              </span>
            </div>
            {section.scenarios.length > 0 && (
              <ul className="mt-1 grid gap-0.5 pl-9 text-sm">
                {section.scenarios.map(({ code, title }) => (
                  <li key={code} className="wrap-anywhere">
                    <span className="mr-2 font-mono text-xs text-muted">{code}</span>
                    {title}
                  </li>
                ))}
                {section.scenarioCount > section.scenarios.length && (
                  <li className="text-muted">and {(section.scenarioCount - section.scenarios.length).toLocaleString('en')} more</li>
                )}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function UnknownOwners({ owners }: { owners: PreviewedRegister['unknownOwners'] }) {
  return (
    <section>
      <h3 className="text-lg font-semibold">Names that stay text</h3>
      <p className="mt-1 mb-2 max-w-prose text-sm text-muted">
        No owner role of this workspace carries these names. They are kept word for word; you can choose roles for them afterwards,
        or add the roles under People and roles before you import.
      </p>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {owners.map(({ name, places }) => (
          <li key={name} className="wrap-anywhere">
            {name} <span className="tabular text-sm text-muted">in {places === 1 ? 'one place' : `${places} places`}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A number of scenarios in words. */
export function countScenarios(count: number): string {
  return count === 1 ? '1 scenario' : `${count.toLocaleString('en')} scenarios`
}
