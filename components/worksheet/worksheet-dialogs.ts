'use client'

import dynamic from 'next/dynamic'

// Each comes when it is opened first, so that the grid is in the hands before what is asked for now and then, and
// has something to show meanwhile, if only nothing: without, the whole page around it would go away while it comes, and lose the focus.
export const FilterDialog = dynamic(() => import('@/components/worksheet/filter-dialog').then((module) => module.FilterDialog), { loading: () => null })
export const ColumnsDialog = dynamic(() => import('@/components/worksheet/columns-dialog').then((module) => module.ColumnsDialog), { loading: () => null })
export const PlanReviewDialog = dynamic(() => import('@/components/worksheet/plan-review').then((module) => module.PlanReviewDialog), { loading: () => null })
export const BulkBar = dynamic(() => import('@/components/worksheet/bulk-bar').then((module) => module.BulkBar), { loading: () => null })
export const CategoryDialog = dynamic(() => import('@/components/worksheet/category-dialogs').then((module) => module.CategoryDialog), { loading: () => null })
