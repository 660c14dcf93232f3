"""Sampled mutants of the facts and the model: small faults in the code, and whether the tests of these floors notice.

`python -m tools.mutants --sample 400 --seed 1` takes some of all files, and those of given files where some are given.
It works on a copy of the project, one mutant after the other, and runs only the tests that enter the changed function.
What changes nothing that anybody could notice is never tried: types, decorators, texts, and how a value prints.
Needs `os.fork`: Linux or macOS.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import gc
import importlib
import io
import os
import pickle
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType, FunctionType

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("ucj/facts", "ucj/model")
TESTS = ("tests/facts", "tests/model")
# What takes long to import and is never changed: imported once, before the first mutant.
LIBRARIES = ("geopandas", "hypothesis", "openpyxl", "playwright.sync_api", "scipy.optimize", "streamlit.testing.v1")
OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "--hypothesis-profile=fast", "-m", "not browser and not deep")
# It asks processes of their own, where no mutant is.
LEFT_OUT = "--ignore=tests/facts/test_hostile_files.py"
# The tests of a mutant, the quickest first, are those that fit in here; then twice as long, and it hangs.
MOST_SECONDS = 8.0

# A file and the line on which a function begins.
Function = tuple[str, int]


# ---- What can be changed


@dataclass(frozen=True)
class Mutant:
    """A file with one change; `function` is the line on which its outermost function begins, 0 outside of all."""

    path: str
    line: int
    function: int
    # Bytes of the file, and what stands there instead.
    start: int
    end: int
    after: str

    @property
    def text(self) -> bytes:
        """The changed file."""
        whole = (ROOT / self.path).read_bytes()
        return whole[: self.start] + self.after.encode() + whole[self.end :]

    @property
    def place(self) -> Function:
        """The function as Python tells of it in the current folder."""
        return str(Path(self.path).resolve()), self.function

    def __str__(self) -> str:
        before = (ROOT / self.path).read_bytes()[self.start : self.end].decode()
        return f"{self.path}:{self.line}: {' '.join(before.split())} → {' '.join(self.after.split())}"


OTHERS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
}
TWINS = {"min": "max", "max": "min", "minimum": "maximum", "maximum": "minimum", "any": "all", "all": "any"}
TEXTS = (ast.JoinedStr, ast.List, ast.Tuple, ast.Dict, ast.Set)
# Parts of the code that decide nothing a test could see.
QUIET_FIELDS = ("annotation", "returns", "decorator_list", "cause")
QUIET_KEYWORDS = ("repr", "strict", "include_url")


def changes(node: ast.AST) -> Iterator[str]:
    """Return what may stand in the place of a node."""
    match node:
        case ast.Compare(left, ops, right):
            for i, op in enumerate(ops):
                for other in OTHERS[type(op)]:
                    yield ast.unparse(ast.Compare(left, [*ops[:i], other(), *ops[i + 1 :]], right))  # type: ignore[list-item]
        case ast.BinOp(left, op, right) if type(op) in OTHERS and not any(map(_is_text, (left, right))):
            yield f"({ast.unparse(ast.BinOp(left, OTHERS[type(op)][0](), right))})"  # type: ignore[arg-type]
        case ast.BoolOp(op, values):
            yield f"({ast.unparse(ast.BoolOp(OTHERS[type(op)][0](), values))})"  # type: ignore[arg-type]
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield f"({ast.unparse(operand)})"
        case ast.Constant(bool(value)):
            yield str(not value)
        case ast.Constant(int(value) | float(value)):
            yield f"({value + 1})"
            yield f"({value - 1})"
        case ast.Name(name) | ast.Attribute(attr=name) if name in TWINS:
            yield ast.unparse(node).removesuffix(name) + TWINS[name]
        case ast.IfExp(test, body, orelse):
            yield f"({ast.unparse(ast.IfExp(ast.UnaryOp(ast.Not(), test), body, orelse))})"
        case ast.AugAssign() | ast.Raise() | ast.Expr(ast.Call()):
            yield "pass"
        case ast.Return(value) if value and not (isinstance(value, ast.Constant) and value.value is None):
            yield "return None"


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, TEXTS) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _is_quiet(node: ast.AST) -> bool:
    keyword = isinstance(node, ast.keyword) and node.arg in QUIET_KEYWORDS
    return keyword or isinstance(node, ast.Assert | ast.JoinedStr)


def mutants(path: str) -> list[Mutant]:
    """Return every mutant of a file."""
    source = (ROOT / path).read_bytes()
    begins = [0, *(i + 1 for i, byte in enumerate(source) if byte == 10)]
    found: list[Mutant] = []

    def visit(node: ast.AST, function: int) -> None:
        outside = function
        if isinstance(node, ast.FunctionDef) and not function:
            function = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
        if isinstance(node, ast.expr | ast.stmt):
            start = begins[node.lineno - 1] + node.col_offset
            end = begins[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
            found.extend(Mutant(path, node.lineno, function, start, end, after) for after in changes(node))
        for name, value in ast.iter_fields(node):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and name not in QUIET_FIELDS and not _is_quiet(child):
                    visit(child, outside if name == "args" and isinstance(node, ast.FunctionDef) else function)

    visit(ast.parse(source), 0)
    return found


# ---- Which tests would notice


@dataclass
class Calls:
    """A plugin of pytest that notes which functions each test enters, and how many seconds it takes."""

    functions: dict[str, set[Function]] = field(default_factory=lambda: defaultdict(set))
    seconds: dict[str, float] = field(default_factory=dict)
    now: str = ""

    def note(self, frame: FrameType, _event: str, _argument: object) -> None:
        """Note a call."""
        code = frame.f_code
        if "/ucj/" in code.co_filename:
            self.functions[self.now].add((code.co_filename, code.co_firstlineno))

    def pytest_sessionstart(self) -> None:
        """Begin before anything is imported."""
        sys.settrace(self.note)

    def pytest_collection_finish(self) -> None:
        """Read the tables outside of all tests: what happens once would else belong to the first test that asks."""
        importlib.import_module("ucj.facts.ledger").load_ledger()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note the calls of one test."""
        began = time.monotonic()
        self.now = item.nodeid
        sys.settrace(self.note)
        result = yield
        self.now = ""
        self.seconds[item.nodeid] = time.monotonic() - began
        return result

    def once(self, mutant: Mutant) -> bool:
        """Whether the place of a mutant runs before all tests and never again."""
        return not mutant.function or not any(mutant.place in self.functions[test] for test in self.seconds)

    def tests_for(self, mutant: Mutant) -> dict[str, float]:
        """Return the tests that enter the function of a mutant with their seconds; all tests where it runs once.

        What nothing enters may run in a process of its own: then those that enter the file.
        """
        once, (path, _line) = self.once(mutant), mutant.place
        # Those that enter the file come first, then those of its floor, then the quickest.
        inside = {test for test, entered in self.functions.items() if any(file == path for file, _line in entered)}
        floor = f"tests/{mutant.path.split('/')[1]}/"
        anywhere = not mutant.function or mutant.place in self.functions[""]
        entering = (inside if once else {test for test in inside if mutant.place in self.functions[test]}) - {""}
        chosen = list(self.seconds if once and anywhere else entering)
        chosen.sort(key=lambda test: (test not in inside, not test.startswith(floor), self.seconds[test]))
        fitting, total = {}, 0.0
        for test in chosen:
            total += self.seconds[test]
            if total <= MOST_SECONDS:
                fitting[test] = self.seconds[test]
        return fitting


@dataclass
class Only:
    """A plugin of pytest that runs some tests in their order."""

    tests: Iterable[str]

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave the others out."""
        by_name = {item.nodeid: item for item in items}
        items[:] = [by_name[test] for test in self.tests if test in by_name]


# ---- Whether they do


def apart(work: Callable[[], int], seconds: int) -> int:
    """Do work in a quiet process of its own and return how it ended, 0 where all is well."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    code = 1
    try:
        signal.alarm(seconds)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        code = work()
    finally:
        os._exit(code)


def trace() -> Calls:
    """Run the tests once and return what they call; those that fail as things are notice nothing."""
    kept = Path("calls.pickle")

    def work() -> int:
        calls = Calls()
        code = int(pytest.main([*OPTIONS, LEFT_OUT, *TESTS], plugins=[calls]))
        kept.write_bytes(pickle.dumps((dict(calls.functions), calls.seconds)))
        return code

    if apart(work, 3600):
        raise SystemExit("Not all tests pass: mend them first.")
    functions, seconds = pickle.loads(kept.read_bytes())
    return Calls(defaultdict(set, functions), seconds)


def in_place(mutant: Mutant) -> None:
    """Change a function that was imported."""

    def within(code: CodeType) -> Iterator[CodeType]:
        for part in code.co_consts:
            if isinstance(part, CodeType):
                yield part
                yield from within(part)

    path, line = mutant.place
    codes = within(compile(mutant.text, path, "exec"))
    changed = next(code for code in codes if code.co_firstlineno == line and code.co_name[0] != "<")
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType):
            code = thing.__code__
            if (code.co_filename, code.co_firstlineno, code.co_name) == (path, line, changed.co_name):
                thing.__code__ = changed


def on_disk(mutant: Mutant) -> None:
    """Change a file of the copy before it is imported."""
    Path(mutant.path).write_bytes(mutant.text)


def living(taken: Iterable[Mutant], calls: Calls, change: Callable[[Mutant], None]) -> list[Mutant]:
    """Return the mutants whose tests all pass."""
    found = []
    for mutant in taken:
        tests = calls.tests_for(mutant)
        files = sorted({test.partition("::")[0] for test in tests})

        def work(mutant: Mutant = mutant, tests: Iterable[str] = tests, files: Iterable[str] = files) -> int:
            change(mutant)
            return int(pytest.main([*OPTIONS, *files], plugins=[Only(tests)]))

        if not tests or not apart(work, 20 + int(2 * sum(tests.values()))):
            found.append(mutant)
            print(f"{mutant}   lives through {len(tests)} tests", flush=True)
        shutil.copy2(ROOT / mutant.path, mutant.path)
    return found


def try_all(taken: Iterable[Mutant], calls: Calls) -> list[Mutant]:
    """Return the mutants that live. What runs at once is changed before this process imports anything of the app."""
    # Files change within the second by which Python tells whether what it compiled is still true.
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    first = [mutant for mutant in taken if calls.once(mutant)]
    found = living(first, calls, on_disk)
    with contextlib.redirect_stdout(io.StringIO()):
        pytest.main([*OPTIONS, "--collect-only", LEFT_OUT, *TESTS])
    return found + living([mutant for mutant in taken if mutant not in first], calls, in_place)


def report(taken: Iterable[Mutant], left: Iterable[Mutant]) -> None:
    """Print how many of the mutants were killed, by file and in all, the weakest file first."""
    tried, alive = (Counter(mutant.path for mutant in some) for some in (taken, left))
    for path, count in sorted(tried.items(), key=lambda item: 1 - alive[item[0]] / item[1]):
        print(f"{path:44} {count - alive[path]:4} of {count:4} killed")
    killed = tried.total() - alive.total()
    print(f"{killed} of {tried.total()} killed: {killed / tried.total():.1%}")


def main() -> None:
    """Sample, run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("paths", nargs="*", help="from the root of the project; by default all of both floors")
    asked = parser.parse_args()
    files = (path.relative_to(ROOT).as_posix() for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))
    everything = [mutant for path in asked.paths or sorted(files) for mutant in mutants(path)]
    taken = random.Random(asked.seed).sample(everything, min(asked.sample, len(everything)))
    print(f"{len(taken)} of {len(everything)} mutants", flush=True)
    os.nice(5)
    with tempfile.TemporaryDirectory() as copy:
        enter_copy(copy)
        report(taken, try_all(taken, trace()))


def enter_copy(copy: str) -> None:
    """Copy the project, go there, and import what the tests need of others."""
    shutil.copytree(ROOT, copy, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".git", ".venv", ".*_cache"))
    os.chdir(copy)
    sys.path[:] = [copy, *(path for path in sys.path if Path(path or ".").resolve() not in (ROOT, Path(copy)))]
    os.environ["PYTHONPATH"] = copy
    for library in LIBRARIES:
        importlib.import_module(library)


if __name__ == "__main__":
    main()
