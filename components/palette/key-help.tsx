'use client'

import Link from 'next/link'
import { KEY_GROUPS } from '@/components/palette/key-table'
import { useSingleKeys } from '@/components/palette/key-preference'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'

/** Every key there is, by where it works. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const [areOn] = useSingleKeys()
  return (
    <Dialog open dismissable width="wide" title="Keys" onClose={onClose} description="On a Mac, Cmd stands for Ctrl.">
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {KEY_GROUPS.map(({ label, keys }) => (
          <section key={label} aria-label={label}>
            <h3 className="mb-1 text-sm font-semibold">{label}</h3>
            <dl>
              {keys.map(({ press, does }) => (
                <div key={does} className="flex items-baseline justify-between gap-4 border-b py-1.5 text-sm last:border-b-0">
                  <dt>{does}</dt>
                  <dd className="flex shrink-0 items-center gap-1.5 text-muted">
                    {press.map((keys, i) => (
                      <span key={keys.join()} className="inline-flex items-center gap-1.5">
                        {i > 0 && 'or'}
                        <Kbd keys={keys} />
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="mt-6 text-sm text-muted">
        {areOn ? 'Keys alone, such as / and ?, can be switched off ' : 'Keys alone, such as / and ?, are switched off in this browser. Switch them on '}
        <Link href="/account#keys" onClick={onClose} className="underline underline-offset-2">
          in the account
        </Link>
        .
      </p>
    </Dialog>
  )
}
