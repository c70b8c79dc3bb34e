/** Keys to press at once, such as `['Ctrl', 'K']`. */
export function Kbd({ keys }: { keys: readonly string[] }) {
  return (
    <span className="inline-flex items-center gap-1 print:hidden">
      {keys.map((key) => (
        <kbd
          key={key}
          className="min-w-5 rounded-sm border border-edge/50 px-1 text-center font-mono text-2xs leading-4.5 text-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}
