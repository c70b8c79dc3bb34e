/** What is being edited in a cell. */
export interface CellEdit {
  /** What stood there when the editing began, which is what the new value replaces. */
  before: string
  /** What the editor begins with: the value, nothing (the pressed key goes into it), or what was refused. */
  draft: string
  /** Why the value that was to be committed cannot be read, and what would be right. */
  problem: string | null
  /** Words to choose from, where the column has a closed set of the register's own. */
  options: readonly string[]
}
