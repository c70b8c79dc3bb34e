'use client'

import { useEffect, useState, type RefObject } from 'react'

interface FrameSize {
  /** Pixels; all that there is while nothing was measured, as on the server. */
  viewWidth: number | '100%'
  pageTop: number
}

/** Pixels of the grid that are in sight, for what stands still while the columns move, and where it begins on the page, so that it ends with the window. */
export function useFrameSize(scroller: RefObject<HTMLElement | null>) {
  const [size, setSize] = useState<FrameSize>({ viewWidth: '100%', pageTop: 300 })
  useEffect(() => {
    const frame = scroller.current
    const page = frame?.closest('main')
    if (!frame || !page) return
    const measure = () => {
      const next = { viewWidth: frame.clientWidth, pageTop: Math.round(frame.getBoundingClientRect().top + window.scrollY) }
      setSize((now) => (now.viewWidth === next.viewWidth && now.pageTop === next.pageTop ? now : next))
    }
    const watch = new ResizeObserver(measure)
    watch.observe(frame)
    watch.observe(page)
    return () => watch.disconnect()
  }, [scroller])
  return size
}
