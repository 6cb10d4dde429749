"""Reading a plan from a file: Word headings, a workbook of the tree. Plain values out; no Django."""
