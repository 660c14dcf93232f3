"""Sampled mutants of the facts and the model: small faults that a test should notice, and those that none does.

`python -m tools.mutants --sample 400 --seed 1` takes some of all; files as arguments take theirs alone.
A mutant dies when one of the tests that enter its function fails. Needs os.fork: Linux or macOS.
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib
import os
import random
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("ucj/facts", "ucj/model")
TESTS = ("tests/facts", "tests/model", "tests/present", "tests/cli")
# What takes long to import and is never mutated.
LIBRARIES = ("altair", "geopandas", "hypothesis", "openpyxl", "pandas", "pptx", "scipy.optimize", "streamlit.testing.v1")
QUICK = ("-x", "-q", "-p", "no:cacheprovider", "--hypothesis-profile=fast", "-m", "not browser and not deep")
MOST_SECONDS = 30.0

Function = tuple[str, int]
Fork = Callable[[], int]


# ---- What can be changed


@dataclass(frozen=True)
class Mutant:
    """One change of one file; `function` is where its outermost function begins, 0 outside of all."""

    path: str
    line: int
    function: int
    start: int
    end: int
    before: str
    after: str

    @property
    def text(self) -> str:
        """Return the changed file."""
        whole = Path(self.path).read_bytes()
        return (whole[: self.start] + self.after.encode() + whole[self.end :]).decode()

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {' '.join(self.before.split())} → {' '.join(self.after.split())}"


PAIRS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
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


def changes(node: ast.AST) -> Iterator[str]:
    """Return what may stand in the place of a node."""
    match node:
        case ast.Compare(left, ops, right):
            for i, op in enumerate(ops):
                for other in PAIRS[type(op)]:
                    yield ast.unparse(ast.Compare(left, [*ops[:i], other(), *ops[i + 1 :]], right))  # type: ignore[list-item]
        case ast.BinOp(left, op, right) if type(op) in PAIRS and not any(map(_is_text, (left, right))):
            yield f"({ast.unparse(ast.BinOp(left, PAIRS[type(op)][0](), right))})"  # type: ignore[arg-type]
        case ast.BoolOp(op, values):
            yield f"({ast.unparse(ast.BoolOp(PAIRS[type(op)][0](), values))})"  # type: ignore[arg-type]
        case ast.UnaryOp(ast.Not(), operand) | ast.UnaryOp(ast.USub(), operand):
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


def mutants(path: str) -> list[Mutant]:
    """Return every mutant of a file."""
    source = Path(path).read_bytes()
    begins = [0, *(i + 1 for i, byte in enumerate(source) if byte == 10)]
    found: list[Mutant] = []

    def visit(node: ast.AST, function: int) -> None:
        if isinstance(node, ast.FunctionDef) and not function:
            function = min(part.lineno for part in (node, *node.decorator_list))
        if hasattr(node, "lineno"):
            start, end = begins[node.lineno - 1] + node.col_offset, begins[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
            before = source[start:end].decode()
            found.extend(Mutant(path, node.lineno, function, start, end, before, after) for after in changes(node))
        for name, value in ast.iter_fields(node):
            # Types and decorators decide nothing; places inside a formatted text are not told.
            if name in ("annotation", "returns", "decorator_list") or isinstance(node, ast.JoinedStr):
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    visit(child, function)

    visit(ast.parse(source), 0)
    return found


# ---- Which tests would notice


@dataclass
class Calls:
    """A plugin of pytest that notes which functions each test enters, and how long it takes."""

    inside: str
    functions: dict[str, set[Function]] = field(default_factory=lambda: defaultdict(set))
    seconds: dict[str, float] = field(default_factory=dict)
    now: str = ""

    def profile(self, frame: FrameType, event: str, _argument: Any) -> None:
        """Note a call."""
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(self.inside):
            self.functions[self.now].add((code.co_filename, code.co_firstlineno))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note the calls of one test."""
        self.now, began = item.nodeid, time.process_time()
        sys.setprofile(self.profile)
        result = yield
        self.seconds[item.nodeid] = time.process_time() - began
        self.now = ""
        return result  # type: ignore[return-value]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Forget a test that does not pass as things are."""
        if not report.passed:
            self.functions.pop(report.nodeid, None)
            self.now = "-"

    def tests_for(self, mutant: Mutant) -> list[str]:
        """Return the tests that enter the function of a mutant, those of its own floor and the quickest first."""
        path = str(Path(mutant.path).resolve())
        place = (path, mutant.function)
        touched = {test for test, entered in self.functions.items() if any(at[0] == path for at in entered)}
        if place in self.functions[""]:
            touched = set(self.functions)
        elif mutant.function:
            touched = {test for test in touched if place in self.functions[test]}
        folder = mutant.path.split("/")[1]
        chosen, total = [], 0.0
        for test in sorted(touched & set(self.seconds), key=lambda test: (f"/{folder}/" not in test, self.seconds[test])):
            total += self.seconds[test]
            if total > MOST_SECONDS:
                break
            chosen.append(test)
        return chosen


def trace() -> Calls:
    """Run the tests once and note what they call; the modules of the app stay imported."""
    calls = Calls(str(Path("ucj").resolve()))
    sys.setprofile(calls.profile)
    pytest.main([*QUICK[1:], *TESTS], plugins=[calls])
    sys.setprofile(None)
    return calls


# ---- Whether they do


def forked(work: Fork, seconds: float) -> int:
    """Begin work in a process of its own that may use so much time of a processor, and return its number."""
    child = os.fork()
    if child:
        return child
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    code = 1
    try:
        code = work()
    finally:
        os._exit(code)


def at_import(mutant: Mutant) -> None:
    """Have the changed file imported in the place of the file."""
    usual = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, name: str) -> CodeType | None:
        if Path(self.path) == Path(mutant.path).resolve():
            return compile(mutant.text, self.path, "exec")
        return usual(self, name)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign, assignment]


def in_place(mutant: Mutant) -> None:
    """Change the function that has been imported."""
    path = str(Path(mutant.path).resolve())
    compiled = compile(mutant.text, path, "exec")

    def within(code: CodeType) -> Iterator[CodeType]:
        for part in code.co_consts:
            if isinstance(part, CodeType):
                yield part
                yield from within(part)

    (changed,) = (c for c in within(compiled) if c.co_firstlineno == mutant.function and c.co_name[0] != "<")
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and thing.__code__.co_filename == path:
            if thing.__code__.co_firstlineno == mutant.function and thing.__code__.co_name == changed.co_name:
                thing.__code__ = changed


def survivors(taken: list[Mutant], calls: Calls, change: Callable[[Mutant], None], jobs: int) -> list[Mutant]:
    """Run the tests of each mutant and return those that live."""
    waiting, running, living = list(taken), {}, []
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop()
            tests = calls.tests_for(mutant)

            def work(mutant: Mutant = mutant, tests: list[str] = tests) -> int:
                change(mutant)
                return int(pytest.main([*QUICK, *tests]))

            if not tests:
                living.append(mutant)
                continue
            running[forked(work, 30 + 5 * sum(calls.seconds[test] for test in tests))] = mutant
        if running:
            child, status = os.wait()
            mutant = running.pop(child)
            if status == 0:
                living.append(mutant)
                print(f"{mutant}   lives through {len(calls.tests_for(mutant))} tests", flush=True)
    return living


def main() -> None:
    """Sample, run and print by module how many of the mutants are killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("paths", nargs="*")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(ROOT, copy, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".git", ".venv", ".*_cache"))
        os.chdir(copy)
        sys.path[:] = [copy, *(path for path in sys.path if Path(path or ".").resolve() not in (ROOT, Path(copy)))]
        for library in LIBRARIES:
            importlib.import_module(library)
        paths = asked.paths or sorted(str(path) for floor in FLOORS for path in Path(floor).rglob("*.py"))
        everything = [mutant for path in paths for mutant in mutants(path)]
        taken = random.Random(asked.seed).sample(everything, min(asked.sample, len(everything)))
        report(taken, len(everything), asked.jobs)


def report(taken: list[Mutant], of: int, jobs: int) -> None:
    """Kill what can be killed and print the rest."""
    # What runs when files are imported must be changed before they are: those come from a process that has none of them.
    reading, writing = os.pipe()
    cold_server = os.fork()
    if cold_server == 0:
        os.close(writing)
        os._exit(0)
    raise NotImplementedError


if __name__ == "__main__":
    main()
