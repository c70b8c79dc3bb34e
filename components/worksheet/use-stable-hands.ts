'use client'

import { useLayoutEffect, useRef, useState } from 'react'
import type { GridHands } from '@/components/worksheet/grid-hands'

/** The same hands for as long as the grid stands, doing what the newest ones do: cells that take them are not drawn again because of them. */
export function useStableHands(newest: GridHands): GridHands {
  const now = useRef(newest)
  useLayoutEffect(() => {
    now.current = newest
  })
  const [hands] = useState(
    (): GridHands => ({
      commit: (...given) => now.current.commit(...given),
      commitClosed: (...given) => now.current.commitClosed(...given),
      cancel: () => now.current.cancel(),
      resolve: (...given) => now.current.resolve(...given),
      openRowMenu: (...given) => now.current.openRowMenu(...given),
      openColumnMenu: (...given) => now.current.openColumnMenu(...given),
      openGroupMenu: (...given) => now.current.openGroupMenu(...given),
      toggleSort: (...given) => now.current.toggleSort(...given),
      toggleFold: (...given) => now.current.toggleFold(...given),
      moveColumn: (...given) => now.current.moveColumn(...given),
      add: (...given) => now.current.add(...given),
      leaveAdd: (...given) => now.current.leaveAdd(...given),
      peek: (...given) => now.current.peek(...given),
    }),
  )
  return hands
}
