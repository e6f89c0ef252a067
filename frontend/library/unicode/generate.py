#!/usr/bin/env python3
"""Writes categories.go from the Unicode data that Python has.

Small categories are whole; large ones end before U+0900, since every state of a program that names them holds them.
"""
import unicodedata
from pathlib import Path

RANGES_MAX, LARGE_END = 30, 0x900
CATEGORIES = {"C": "Other", "Cc": "", "Cf": "", "Co": "", "Lm": "", "Lo": "", "Lt": "Title", "M": "Mark", "Mc": "", "Me": "",
              "Mn": "", "N": "Number", "Nl": "", "No": "", "P": "Punct", "Pc": "", "Pd": "", "Pe": "", "Pf": "", "Pi": "",
              "Po": "", "Ps": "", "S": "Symbol", "Sc": "", "Sk": "", "Sm": "", "So": "", "Z": "", "Zl": "", "Zp": ""}
ELSEWHERE = ["L", "Lu", "Ll", "Nd", "Zs"]


def runs(category, begin, end):
    """[first, last, stride] of the runes from begin to end, end excluded."""
    result = []
    for rune in range(begin, end):
        own = unicodedata.category(chr(rune))
        if own == "Cn" or not own.startswith(category):
            continue
        if result and result[-1][1] == rune - 1 and result[-1][2] == 1:
            result[-1][1] = rune
        else:
            result.append([rune, rune, 1])
    return strided(result)


def strided(ranges):
    """Joins single runes at equal distances."""
    result = []
    for first, last, stride in ranges:
        if result and first == last:
            before = result[-1]
            gap = first - before[1]
            if before[0] == before[1] or before[2] == gap and gap > 1:
                before[1], before[2] = last, gap
                continue
        result.append([first, last, stride])
    return result


def table(name, category):
    low, high = runs(category, 0, 0x10000), runs(category, 0x10000, 0x110000)
    if len(low) + len(high) > RANGES_MAX:
        low, high = runs(category, 0, LARGE_END), []
    text = lambda ranges: ", ".join("{0x%X, 0x%X, %d}" % tuple(r) for r in ranges)
    latin = sum(1 for r in low if r[1] <= 0xFF)
    more = ", R32: []Range32{%s}" % text(high) if high else ""
    return "\t%s = &RangeTable{R16: []Range16{%s}%s, LatinOffset: %d}\n" % (name, text(low), more, latin)


lines = ["package unicode\n\n// Made by generate.py from Unicode ", unicodedata.unidata_version, ".\n\nvar (\n"]
for category, name in CATEGORIES.items():
    lines.append(table(category, category))
for category, name in CATEGORIES.items():
    if name:
        lines.append("\t%s = %s\n" % (name, category))
lines.append(")\n\nvar Categories = map[string]*RangeTable{")
lines.append(", ".join('"%s": %s' % (c, c) for c in sorted(list(CATEGORIES) + ELSEWHERE)) + "}\n")
Path(__file__).with_name("categories.go").write_text("".join(lines))
