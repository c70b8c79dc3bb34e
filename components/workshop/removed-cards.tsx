/** That cards were removed from the table, and nothing of what they said. */
export function RemovedCards({ count }: { count: number }) {
  if (count === 0) return null
  return <p className="text-sm text-muted">{count === 1 ? 'A card was removed.' : `${count} cards were removed.`}</p>
}
