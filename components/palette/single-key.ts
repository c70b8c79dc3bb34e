import { areSingleKeysOn } from '@/components/palette/key-preference'

/** Fields, and grids whose cells take every printable key. */
const TAKES_KEYS = 'input:not([type=radio], [type=checkbox], [type=button], [type=submit]), textarea, select, [contenteditable=true], [role=grid], [role=treegrid], [role=menu], dialog[open]'

/** Whether a press is one of these keys alone, outside of what takes every key, where such keys are on. */
export function isFreeKey(event: KeyboardEvent, keys: readonly string[]): boolean {
  if (!keys.includes(event.key) || event.metaKey || event.ctrlKey || event.altKey || event.isComposing || event.defaultPrevented) return false
  const target = event.target instanceof Element ? event.target : null
  return target?.closest(TAKES_KEYS) === null && areSingleKeysOn()
}
