import { RegisterTable } from '@/components/register/register-table'
import { AddressViews } from '@/components/saved-view/address-views'

export default function RegisterTablePage() {
  return (
    <>
      <div className="mb-3">
        <AddressViews />
      </div>
      <RegisterTable />
    </>
  )
}
