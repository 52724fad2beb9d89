# SPDX-License-Identifier: MIT
"""Stand-ins that do nothing, for modules that a submission imports and this machine does not have."""
import types


class Inert:
    """Takes any attribute, call and use as a decorator or base class; it never becomes a number."""

    def __init__(self, name):
        self.__dict__["_name"] = name

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Inert(f"{self._name}.{name}")

    def __setattr__(self, name, value):
        pass

    def __call__(self, *arguments, **keywords):
        if len(arguments) == 1 and not keywords and isinstance(arguments[0], (types.FunctionType, type)):
            return arguments[0]  # used as a decorator
        return Inert(f"{self._name}()")

    def __getitem__(self, key):
        return Inert(f"{self._name}[…]")

    def __setitem__(self, key, value):
        pass

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return False

    def __mro_entries__(self, bases):
        return ()

    def __repr__(self):
        return f"<stand-in for {self._name}>"


class InertModule(types.ModuleType):
    def __init__(self, name):
        super().__init__(name)
        self.__path__ = []
        self.__all__ = []

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Inert(f"{self.__name__}.{name}")
