"""The brief: what a region's standing or a plan comes to, as a printed page, slides and a workbook."""
