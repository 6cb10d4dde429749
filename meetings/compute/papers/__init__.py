"""The leesversie of a bijlage: a Word or Excel file as its readers see it, as plain values. Pure: no Django."""
