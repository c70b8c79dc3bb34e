'use client'

import dynamic from 'next/dynamic'

// Each comes when it is opened first, so that the grid is in the hands before what is asked for now and then.
export const FilterDialog = dynamic(() => import('@/components/worksheet/filter-dialog').then((module) => module.FilterDialog))
export const ColumnsDialog = dynamic(() => import('@/components/worksheet/columns-dialog').then((module) => module.ColumnsDialog))
export const PlanReviewDialog = dynamic(() => import('@/components/worksheet/plan-review').then((module) => module.PlanReviewDialog))
export const BulkBar = dynamic(() => import('@/components/worksheet/bulk-bar').then((module) => module.BulkBar))
export const CategoryDialog = dynamic(() => import('@/components/worksheet/category-dialogs').then((module) => module.CategoryDialog))
