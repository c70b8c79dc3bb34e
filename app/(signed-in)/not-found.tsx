import { NothingHere } from '../nothing-here'

/** A register or a page that is not there, inside the frame. */
export default function NotFound() {
  return <NothingHere />
}
