import type { KeyboardEvent } from 'react'

/**
 * Arrows inside the matrix: from the head of a cell left and right go to the next cells that hold anything, Home and End to the first and the
 * last, down into its codes; among the codes up and down, and from the first one up to the head again.
 */
export function walkCells(event: KeyboardEvent<HTMLTableElement>): void {
  if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey || !(event.target instanceof HTMLElement)) return
  const cell = event.target.closest<HTMLElement>('[data-place]')
  const isHead = event.target.matches('[data-cell-head]')
  if (!cell || (!isHead && !event.target.matches('[data-chip]'))) return
  const next = isHead ? stepFromHead(event.key, event.currentTarget, cell, event.target) : stepFromCode(event.key, cell, event.target)
  if (!next) return
  event.preventDefault()
  next.focus()
}

function stepFromHead(key: string, table: HTMLElement, cell: HTMLElement, head: HTMLElement): HTMLElement | undefined {
  const heads = [...table.querySelectorAll<HTMLElement>('[data-cell-head]')]
  const place = heads.indexOf(head)
  if (key === 'ArrowRight') return heads[place + 1]
  if (key === 'ArrowLeft') return heads[place - 1]
  if (key === 'Home') return heads[0]
  if (key === 'End') return heads.at(-1)
  return key === 'ArrowDown' ? listCodes(cell)[0] : undefined
}

function stepFromCode(key: string, cell: HTMLElement, code: HTMLElement): HTMLElement | undefined {
  const codes = listCodes(cell)
  const place = codes.indexOf(code)
  if (key === 'ArrowDown' || key === 'ArrowRight') return codes[place + 1]
  if (key === 'ArrowUp' || key === 'ArrowLeft') return codes[place - 1] ?? cell.querySelector<HTMLElement>('[data-cell-head]') ?? undefined
  if (key === 'Home') return codes[0]
  return key === 'End' ? codes.at(-1) : undefined
}

/** Codes of a cell that can be seen: those that are folded away are not walked over. */
function listCodes(cell: HTMLElement): HTMLElement[] {
  return [...cell.querySelectorAll<HTMLElement>('[data-chip]')].filter((code) => code.getClientRects().length > 0)
}
