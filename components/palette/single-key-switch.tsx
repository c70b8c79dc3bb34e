'use client'

import { useSingleKeys } from '@/components/palette/key-preference'
import { Checkbox } from '@/components/ui/checkbox'

/** Switches off the keys that do something alone; whoever speaks to the browser, or types by accident, may want to. */
export function SingleKeySwitch() {
  const [on, setOn] = useSingleKeys()
  return <Checkbox label="Keys alone do something: / searches, ? shows the keys" checked={on} onChange={(event) => setOn(event.target.checked)} />
}
