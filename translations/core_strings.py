#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes core_strings.cpp: the sentences of core and models (errors, warnings, traps, stages), where lupdate finds them.

core knows no Qt, so its sentences arrive in the window in English with their values filled in. The window finds the pattern
that a sentence was made from (views/shared/core_text.h) and fills the values into its translation.

Usage: core_strings.py ROOT > translations/core_strings.cpp
"""
import pathlib
import re
import sys

LITERALS = re.compile(r'"((?:[^"\\\n]|\\.)*)"((?:\s*"(?:[^"\\\n]|\\.)*")*)')
RAW = re.compile(r'R"(\w*)\(.*?\)\1"', re.S)
COMMENT = re.compile(r"//[^\n]*")
NOT_SENTENCES = re.compile(r"SELECT|INSERT|CREATE|UPDATE|DELETE|PRAGMA|ALTER|BEGIN|^\s*$|^[^A-Za-z{'%;, (]|python3|uuid >=|ORDER BY|FROM run| \* [a-z(\d]")


def sentences(text):
    """String literals, adjacent ones joined, that read like something said to a person."""
    text = RAW.sub('""', COMMENT.sub("", text))
    for match in LITERALS.finditer(text):
        joined = match.group(1) + "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', match.group(2)))
        words = re.sub(r"\{[^}]*\}", " ", joined)
        if len(re.findall(r"[A-Za-z]{2,}", words)) >= 3 and " " in joined and not NOT_SENTENCES.search(joined):
            yield joined


def main():
    root = pathlib.Path(sys.argv[1])
    known = set((root / "translations/descriptor_strings.cpp").read_text().splitlines())
    seen = {}
    for folder in ("core", "models"):
        for file in sorted((root / folder).rglob("*.cpp")):
            for sentence in sentences(file.read_text()):
                line = f'QT_TRANSLATE_NOOP("Core", "{sentence}")'
                if line.replace('"Core"', '"Descriptor"') not in known:
                    seen[line] = None
    print("// SPDX-License-Identifier: GPL-3.0-or-later")
    print("// Written by core_strings.py; read by lupdate, and by the window for its patterns.")
    print("\n".join(seen))


if __name__ == "__main__":
    main()
