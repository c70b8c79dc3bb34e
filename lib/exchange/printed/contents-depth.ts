import type { PrintedDocument } from '@/lib/domain/document/printed-document'

const FEW = 8
const PAGE = 48

/** How deep a list of contents goes: nothing for a short document or one of hundreds of chapters, which have the bookmarks, else as much as fits a page. */
export function contentsDepth({ parts }: PrintedDocument): 0 | 1 | 2 {
  const levels = parts.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'heading' && block.level <= 2 ? [block.level] : [])))
  const chapters = levels.filter((level) => level === 1).length
  if (levels.length <= FEW || chapters > PAGE) return 0
  return levels.length <= PAGE ? 2 : 1
}
