"""Tables that a deployed function carries and never reads.

The functions abort on a panic, so nothing walks back over their stack. The compiler writes the tables for it all the
same: the standard library comes with them, and under fat LTO its demand for them holds for the whole program.
"""

from __future__ import annotations

from pathlib import Path

from elftools.elf.elffile import ELFFile

TABLES = (".eh_frame_hdr", ".eh_frame")


def empty_tables(binary: Path) -> None:
    """Overwrites the tables with zeros, which take no room in a zip; nothing else moves.

    A header of zeros is no table to whoever looks: the message of a panic comes without a backtrace.
    """
    with binary.open("r+b") as file:
        elf = ELFFile(file)
        sections = [elf.get_section_by_name(name) for name in TABLES]
        places = [(section["sh_offset"], section["sh_size"]) for section in sections if section]
        for offset, size in places:
            file.seek(offset)
            file.write(bytes(size))
