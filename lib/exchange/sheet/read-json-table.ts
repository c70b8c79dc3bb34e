import type { SourceCell, SourceSheet } from '@/lib/domain/import/source-sheet'
import { SheetMeter, SheetRefusal } from '@/lib/exchange/sheet/sheet-limits'

const HINT = 'Expected a list of objects: [{ "title": "…", "severity": 7 }, …].'

type JsonObject = Readonly<Record<string, unknown>>

/** The rows of a JSON list of objects, or of the first such list in an object: one column for each key, in the order of first appearance. Throws SheetRefusal. */
export function readJsonTable(text: string): SourceSheet {
  const list = findList(parseJson(text))
  if (list === null) throw new SheetRefusal('The JSON holds no list of objects.', HINT)
  const keys = [...new Set(list.flatMap((entry) => Object.keys(entry)))]
  const meter = new SheetMeter()
  const rows = list.map((entry, i) => {
    meter.countRow(keys.length, i + 1)
    return { number: i + 1, cells: keys.map((key) => cellOf(Object.hasOwn(entry, key) ? entry[key] : null)) }
  })
  return { name: null, kind: 'json', rows: [{ number: 0, cells: keys }, ...rows], merges: [] }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new SheetRefusal('The file is not valid JSON.', error instanceof Error ? error.message.slice(0, 200) : HINT)
  }
}

function findList(value: unknown): JsonObject[] | null {
  if (Array.isArray(value)) return value.length > 0 && value.every(isObject) ? value : null
  if (!isObject(value)) return null
  return Object.values(value).reduce<JsonObject[] | null>((found, one) => found ?? (Array.isArray(one) ? findList(one) : null), null)
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

function cellOf(value: unknown): SourceCell {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map((entry) => printValue(entry))
  return printValue(value)
}

function printValue(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value)
}
