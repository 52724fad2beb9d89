# SPDX-License-Identifier: MIT
"""Which version of Python a text needs, told by one that may be older."""
import unittest

import shipped_modules  # noqa: F401
from gradjudge_newer_syntax import needed_version


class NewerSyntaxTest(unittest.TestCase):
    def version(self, text, running=(3, 11)):
        needed = needed_version(text, running)
        return needed and needed[0]

    def test_what_this_python_reads_needs_nothing(self):
        self.assertIsNone(self.version("x = f'{1}'\nmatch = 3\ntype = 4\nd = {'a': [1]}\n"))

    def test_type_parameters(self):
        for text in (
            "type Vector = list[float]",
            "type Pair[T] = tuple[T, T]",
            "def first[T](x: list[T]) -> T:\n    return x[0]",
            "class Box[T: (int, str), *Ts, **P](Base):\n    async def get[K](self): pass",
        ):
            self.assertEqual(self.version(text), (3, 12), text)

    def test_f_strings_that_hold_anything(self):
        for text in (
            "print(f'{d['a']}')",
            "print(f'{'\\n'.join(x)}')",
            'print(f"{f"{f"{1}"}"}")',
            "print(f'''{\n1  # one\n}''')",
            "print(f'{x!r:>{w['a']}} {y['b']:.3f} {{z}}' 'plain')",
            "print(f'{d['a']=}' f'{1}')",
        ):
            self.assertEqual(self.version(text), (3, 12), text)

    def test_still_newer(self):
        self.assertEqual(self.version("def g[T = int](x: T): return x"), (3, 13))
        self.assertEqual(self.version("x = t'{1}'"), (3, 14))
        self.assertEqual(self.version("try: pass\nexcept ValueError, TypeError: pass"), (3, 14))

    def test_what_an_older_python_does_not_read(self):
        self.assertEqual(self.version("match x:\n    case 1:\n        y = 2\n    case _:\n        y = 3", (3, 9)), (3, 10))
        self.assertEqual(self.version("try: pass\nexcept* ValueError: pass", (3, 10)), (3, 11))

    def test_what_no_python_reads(self):
        for text in ("def f(x:", "print(f'{1 + }')", "x = = 1", "print(f'{d['a'}')", "type = = 3", "def f[T(x): pass", "f'{", "f'{(}'"):
            self.assertIsNone(self.version(text), text)


if __name__ == "__main__":
    unittest.main()
