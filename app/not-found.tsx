import { NothingHere } from './nothing-here'

/** An address that leads nowhere, outside of the frame that signed-in people see. */
export default function NotFound() {
  return (
    <main className="px-4">
      <NothingHere />
    </main>
  )
}
