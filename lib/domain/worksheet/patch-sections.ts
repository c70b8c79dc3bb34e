import { compareSections, groupPlaceOf, makeSection, type GroupBy, type GroupPlace, type LineSection } from '@/lib/domain/worksheet/group'
import type { LineOrder } from '@/lib/domain/worksheet/sort'
import { patchSorted } from '@/lib/domain/worksheet/sorted-lines'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

interface Patch {
  place: GroupPlace
  gone: WorksheetLine[]
  come: WorksheetLine[]
}

/** Sections without some lines and with others; those that nothing happened to stay the same objects. */
export function patchSections(
  sections: readonly LineSection[],
  gone: readonly WorksheetLine[],
  come: readonly WorksheetLine[],
  by: GroupBy,
  order: LineOrder,
): readonly LineSection[] {
  const patches = new Map<string, Patch>()
  const patchOf = (place: GroupPlace) => {
    const patch = patches.get(place.key) ?? { place, gone: [], come: [] }
    patches.set(place.key, patch)
    return patch
  }
  for (const line of gone) patchOf(groupPlaceOf(line, by)).gone.push(line)
  // What comes knows the newest name of its section.
  for (const line of come) Object.assign(patchOf(groupPlaceOf(line, by)), { place: groupPlaceOf(line, by) }).come.push(line)
  const kept = sections.flatMap((section) => {
    const patch = patches.get(section.key)
    patches.delete(section.key)
    return patch ? patchSection(section, patch, order) : [section]
  })
  const fresh = [...patches.values()].flatMap(({ place, come: lines }) => (lines.length > 0 ? [makeSection(place, [...lines].sort(order))] : []))
  return [...kept, ...fresh].sort(compareSections)
}

function patchSection(section: LineSection, { place, gone, come }: Patch, order: LineOrder): LineSection[] {
  const lines = patchSorted(section.lines, gone, come, order)
  if (lines.length === 0) return []
  const isSame = lines.length === section.lines.length && lines.every((line, i) => line === section.lines[i])
  return [isSame ? section : makeSection(come.length > 0 ? place : section, lines)]
}
