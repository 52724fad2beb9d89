#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the C++ source that holds the scripts, styles and fonts of the HTML pages: embed.py OUT KATEX_FOLDER CHART_FILE

Each script comes with its SHA-256, which the page's content security policy names: no other script runs in it.
"""
import base64
import hashlib
import pathlib
import re
import sys

FOLDER = pathlib.Path(__file__).parent
# What each page is made of, in the order of their use; the last file draws the page.
SHARED = ["text", "dom", "number", "verdict", "table", "calculation", "theme", "error_curve"]
PAGES = {
    "check": [*SHARED, "budget", "heat_map", "entries", "derivation", "mistakes", "check_detail", "diagnosis",
              "checks_table", "unanswered", "check"],
    "explanation": [*SHARED, "digits", "explanation"],
    "submission": [*SHARED, "budget", "heat_map", "entries", "derivation", "submission"],
    "class": [*SHARED, "distribution", "class_questions", "class_mistakes", "class"],
}
# Fonts that formulas of this kind never use (Fraktur, sans serif, …) would only make pages larger.
FONT = re.compile(r"@font-face\{font-family:(?P<family>\w+);src:url\(fonts/(?P<file>[\w-]+)\.woff2\)[^}]*?;(?P<rest>font-weight[^}]*)\}")
USED_FONTS = {
    "KaTeX_AMS-Regular", "KaTeX_Caligraphic-Regular", "KaTeX_Main-Regular", "KaTeX_Main-Bold", "KaTeX_Math-Italic",
    "KaTeX_Math-BoldItalic", "KaTeX_Size1-Regular", "KaTeX_Size2-Regular", "KaTeX_Size3-Regular", "KaTeX_Size4-Regular",
}  # fmt: skip
# How a byte is written in a C++ string: octal, because three digits end where they end.
ESCAPED = [chr(byte) if 32 <= byte < 127 and chr(byte) not in '"\\?' else f"\\{byte:03o}" for byte in range(256)]


def page_script(names):
    parts = [(FOLDER / f"{name}.js").read_text(encoding="utf-8").replace("// SPDX-License-Identifier: MIT\n", "", 1) for name in names]
    return '"use strict";\n(() => {\n' + "\n".join(parts) + "})();\n"


def katex_style(folder):
    def with_font(match):
        if match["file"] not in USED_FONTS:
            return ""
        font = base64.b64encode((folder / "fonts" / f"{match['file']}.woff2").read_bytes()).decode()
        return (
            f"@font-face{{font-family:{match['family']};"
            f"src:url(data:font/woff2;base64,{font}) format('woff2');{match['rest']}}}"
        )

    style = FONT.sub(with_font, (folder / "katex.min.css").read_text(encoding="utf-8"))
    if style.count("base64") != len(USED_FONTS) or "url(fonts" in style:
        sys.exit(f"embed.py: {folder}/katex.min.css: its fonts are not written as those of KaTeX 0.16 are; adapt FONT")
    return style


def literal(text):
    """A C++ string of ASCII alone, a piece a line."""
    size = 8000
    pieces = [text[i : i + size] for i in range(0, len(text), size)]
    return "\n".join('"' + "".join(ESCAPED[byte] for byte in piece.encode()) + '"' for piece in pieces)


def script(name, text):
    if "</script" in text.lower() or "<!--" in text:
        sys.exit(f"embed.py: {name} contains </script or <!--, which would end the element that it stands in")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f'extern const PageScript {name}_script{{\n{literal(text)},\n"sha256-{digest}"}};\n'


def style(name, text):
    return f"extern const std::string_view {name}_style =\n{literal(text)};\n"


def main():
    out, katex, chart = map(pathlib.Path, sys.argv[1:])
    source = '#include "tools/report/page/assets.hpp"\n\nnamespace gradjudge {\n\n'
    source += style("page", (FOLDER / "page.css").read_text(encoding="utf-8"))
    source += style("katex", katex_style(katex))
    source += script("katex", (katex / "katex.min.js").read_text(encoding="utf-8"))
    source += script("chart", chart.read_text(encoding="utf-8"))
    for name, files in PAGES.items():
        source += script(name, page_script(files))
    out.write_text(source + "\n}  // namespace gradjudge\n", encoding="utf-8")


if __name__ == "__main__":
    main()
