import { AddressViews } from '@/components/saved-view/address-views'
import { Worksheet } from '@/components/worksheet/worksheet'

export default function WorksheetPage() {
  return (
    <>
      <div className="mb-3">
        <AddressViews />
      </div>
      <Worksheet />
    </>
  )
}
