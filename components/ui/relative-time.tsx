'use client'

import { useSyncExternalStore } from 'react'
import { describeAge, describeDay, describeInstant } from '@/components/ui/age-words'

const listeners = new Set<() => void>()
let minute: number | null = null
let timer: ReturnType<typeof setInterval> | null = null

/** One clock for all ages on the page; it runs only while somebody looks. */
function watchMinute(listener: () => void) {
  listeners.add(listener)
  timer ??= setInterval(() => {
    minute = Date.now()
    listeners.forEach((tell) => tell())
  }, 30_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || timer === null) return
    clearInterval(timer)
    timer = null
    minute = null
  }
}

function readMinute(): number {
  minute ??= Date.now()
  return minute
}

/** A time as its age ("3 minutes ago"), exact on hover; the server and a print show the day, which is the same for everybody. */
export function RelativeTime({ at }: { at: string }) {
  const now = useSyncExternalStore<number | null>(watchMinute, readMinute, () => null)
  return (
    <time dateTime={at} title={describeInstant(at)} className="whitespace-nowrap">
      <span className="print:hidden">{now === null ? describeDay(at) : describeAge(at, now)}</span>
      <span className="hidden print:inline">{describeDay(at)}</span>
    </time>
  )
}
