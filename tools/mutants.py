"""Sampled mutants of the facts and the model: small faults in the code, and whether the tests of these floors notice.

`python -m tools.mutants --sample 400 --seed 1` takes some of all files, or of those that are named. Each worker has a
copy of the project, takes one mutant after the other, and runs only the tests that enter the changed function. Where
that is not called until a test calls it, its code is replaced in a process that has imported all else: most of the time
went into imports. What changes nothing that a test could see is never tried: types, decorators, texts, and how a value
prints. Linux or macOS.
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib
import multiprocessing
import os
import pickle
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from types import CodeType, FrameType, FunctionType

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("ucj/facts", "ucj/model")
TESTS = ("tests/facts", "tests/model")
# What takes long to import and is never changed: imported once, before the first mutant.
LIBRARIES = ("geopandas", "hypothesis", "openpyxl", "playwright.sync_api", "scipy.optimize", "streamlit.testing.v1")
# Hostile files take long, each in a process of its own.
OPTIONS = (
    *("-x", "-q", "-p", "no:cacheprovider", "--ignore=tests/facts/test_hostile_files.py"),
    *("--hypothesis-profile=fast", "-m", "not browser and not deep"),
)
# The tests of a mutant, the quickest first, are those that fit in here; it hangs that works much longer.
MOST_SECONDS, LONGEST_WORK = 10.0, 120

# An operator, and what stands in its place.
OTHERS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    **{ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt)},
    **{ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,)},
    **{ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.And: (ast.Or,), ast.Or: (ast.And,)},
    **{ast.Add: (ast.Sub,), ast.Sub: (ast.Add,), ast.Mult: (ast.Div,), ast.Div: (ast.Mult,)},
}
TWINS = {"min": "max", "max": "min", "minimum": "maximum", "maximum": "minimum", "any": "all", "all": "any"}
QUIET_FIELDS = ("annotation", "returns", "decorator_list", "cause")
QUIET_KEYWORDS = ("repr", "strict", "include_url")

# The path of a file and the line on which a function begins.
Function = tuple[str, int]


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
    # Whether it is done at the import: it stands outside of all functions, or in what they are given by default.
    at_import: bool

    def __str__(self) -> str:
        before = (ROOT / self.path).read_bytes()[self.start : self.end].decode()
        return f"{self.path}:{self.line}: {' '.join(before.split())} → {' '.join(self.after.split())}"


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
    lists = (ast.JoinedStr, ast.List, ast.Tuple, ast.Dict, ast.Set)
    return isinstance(node, lists) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _is_quiet(node: ast.AST) -> bool:
    keyword = isinstance(node, ast.keyword) and node.arg in QUIET_KEYWORDS
    return keyword or isinstance(node, ast.Assert | ast.JoinedStr)


def mutants(path: str) -> list[Mutant]:
    """Return every mutant of a file."""
    source = (ROOT / path).read_bytes()
    begins = [0, *(i + 1 for i, byte in enumerate(source) if byte == 10)]
    found: list[Mutant] = []

    def visit(node: ast.AST, function: int, at_import: bool) -> None:
        if isinstance(node, ast.FunctionDef) and not function:
            function = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
        if isinstance(node, ast.expr | ast.stmt):
            start = begins[node.lineno - 1] + node.col_offset
            end = begins[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
            found.extend(Mutant(path, node.lineno, function, start, end, after, at_import) for after in changes(node))
        for name, value in ast.iter_fields(node):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and name not in QUIET_FIELDS and not _is_quiet(child):
                    inside = isinstance(node, ast.FunctionDef) and name == "body"
                    visit(child, function, at_import and not inside)

    visit(ast.parse(source), 0, at_import=True)
    return found


@dataclass
class Calls:
    """A plugin of pytest that notes which functions each test enters, and how many seconds it takes."""

    functions: dict[str, set[Function]] = field(default_factory=lambda: defaultdict(set))
    seconds: dict[str, float] = field(default_factory=dict)
    now: str = ""

    def note(self, frame: FrameType, _event: str, _argument: object) -> None:
        """Note a call."""
        code = frame.f_code
        _root, package, file = code.co_filename.rpartition("/ucj/")
        if package:
            self.functions[self.now].add((f"ucj/{file}", code.co_firstlineno))

    def pytest_sessionstart(self) -> None:
        """Begin before anything is imported."""
        sys.settrace(self.note)

    def pytest_collection_finish(self) -> None:
        """Read the tables outside of all tests: what happens once would else belong to the first test that asks."""
        importlib.import_module("ucj.facts.ledger").load_ledger()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note the calls of one test."""
        began, self.now = time.monotonic(), item.nodeid
        sys.settrace(self.note)
        result = yield
        self.seconds[item.nodeid], self.now = time.monotonic() - began, ""
        return result

    def tests_for(self, mutant: Mutant) -> list[str]:
        """Return the tests that enter the function of a mutant, or its file where none does.

        What runs when the app is imported or the tables are read may be noticed by any other, too.
        """
        place = mutant.path, mutant.function
        entering = self.functions.items()
        inside = {test for test, entered in entering if any(file == mutant.path for file, _line in entered)}
        first = {test for test in inside if place in self.functions[test]} or inside
        chosen = set(self.seconds) if not mutant.function or place in self.functions[""] else first - {""}
        fitting, total = [], 0.0
        for test in sorted(chosen, key=lambda test: (test not in first, self.seconds[test])):
            total += self.seconds[test]
            if total <= MOST_SECONDS:
                fitting.append(test)
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


def apart(work: Callable[[], int], seconds: int | None = None) -> int:
    """Do work in a quiet process of its own, of no more than some seconds; return how it ended, 0 where all is well."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    code = 1
    try:
        if seconds:
            # A busy machine takes longer to do the same work; what only waits ends, too.
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
            signal.alarm(10 * seconds)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        code = work()
    finally:
        os._exit(code)


def trace() -> Calls:
    """Run the tests once and return what they call."""
    kept = Path("calls.pickle")

    def work() -> int:
        calls = Calls()
        code = int(pytest.main([*OPTIONS, *TESTS], plugins=[calls]))
        kept.write_bytes(pickle.dumps(calls))
        return code

    if apart(work):
        raise SystemExit("The tests of these floors do not pass as things are.")
    found: Calls = pickle.loads(kept.read_bytes())
    return found


def enter_copy(inside: str) -> None:
    """Let this process work in a copy of the project of its own."""
    copy = tempfile.mkdtemp(dir=inside)
    shutil.copytree(ROOT, copy, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".git", ".venv", ".*_cache"))
    os.chdir(copy)
    sys.path[0] = copy


Job = tuple[Mutant, Sequence[str]]


def mutated(mutant: Mutant) -> bytes:
    """Return the file of a mutant with its change."""
    whole = Path(mutant.path).read_bytes()
    return whole[: mutant.start] + mutant.after.encode() + whole[mutant.end :]


def passes(mutant: Mutant, work: Callable[[], int]) -> bool:
    """Whether work goes well in a process of its own while the file of the current folder holds a mutant."""
    file = Path(mutant.path)
    whole = file.read_bytes()
    file.write_bytes(mutated(mutant))
    passed = not apart(work, LONGEST_WORK)
    file.write_bytes(whole)
    return passed


@dataclass
class Replacing:
    """A plugin of pytest that, once all is imported, replaces the code of one function and runs its tests."""

    jobs: Sequence[Job]
    # By place among the jobs, whether all tests pass; those whose code cannot be replaced are left out.
    alive: dict[int, bool] = field(default_factory=dict)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try each mutant in a copy of this process."""
        items = {item.nodeid: item for item in session.items}
        functions: dict[Function, list[FunctionType]] = defaultdict(list)
        for known in gc.get_objects():
            if type(known) is FunctionType:
                functions[known.__code__.co_filename, known.__code__.co_firstlineno].append(known)
        for place, (mutant, tests) in enumerate(self.jobs):
            path = str(Path(mutant.path).resolve())
            code, found = (
                _codes(compile(mutated(mutant), path, "exec"))[mutant.function],
                functions[path, mutant.function],
            )
            if found and all(function.__code__.co_freevars == code.co_freevars for function in found):
                chosen = [items[test] for test in tests]
                self.alive[place] = passes(mutant, partial(_failures, session, found, code, chosen))
        return True


def _failures(session: pytest.Session, found: Sequence[FunctionType], code: CodeType, chosen: list[pytest.Item]) -> int:
    for function in found:
        function.__code__ = code
    for item, after in zip(chosen, [*chosen[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        if session.testsfailed:
            break
    return session.testsfailed


def _codes(whole: CodeType) -> dict[int, CodeType]:
    """Return the code of each function by the line on which it begins, of several on a line the outermost."""
    parts = [part for part in whole.co_consts if isinstance(part, CodeType)]
    inner = [code for part in parts for code in _codes(part).items()]
    return dict([*inner, *((part.co_firstlineno, part) for part in parts)])


def try_mutants(jobs: Sequence[Job], early: Set[Function]) -> list[bool]:
    """Return for each mutant whether all of its tests pass; `early` are the functions that an import calls."""
    late = [place for place, (mutant, _tests) in enumerate(jobs) if not mutant.at_import]
    late = [place for place in late if (jobs[place][0].path, jobs[place][0].function) not in early]
    kept = Path("alive.pickle")

    def replace_each() -> int:
        plugin = Replacing([jobs[place] for place in late])
        code = int(pytest.main([*OPTIONS, "-s", *TESTS], plugins=[plugin]))
        kept.write_bytes(pickle.dumps({late[place]: alive for place, alive in plugin.alive.items()}))
        return code

    if apart(replace_each):
        raise SystemExit("Where the code of functions was replaced pytest came to no end.")
    alive: dict[int, bool] = pickle.loads(kept.read_bytes())
    for place in alive.keys() ^ set(range(len(jobs))):
        mutant, tests = jobs[place]
        files = sorted({test.partition("::")[0] for test in tests})
        alive[place] = passes(mutant, partial(_import_anew, files, tests))
    return [alive[place] for place in range(len(jobs))]


def _import_anew(files: Sequence[str], tests: Sequence[str]) -> int:
    return int(pytest.main([*OPTIONS, *files], plugins=[Only(tests)])) if tests else 0


def main() -> None:
    """Sample, run, and print how many of the mutants are killed, by file and in all, the weakest file first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("paths", nargs="*", help="from the root of the project; by default all of both floors")
    asked = parser.parse_args()
    files = (path.relative_to(ROOT).as_posix() for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))
    everything = [mutant for path in asked.paths or sorted(files) for mutant in mutants(path)]
    taken = random.Random(asked.seed).sample(everything, min(asked.sample, len(everything)))
    print(f"{len(taken)} of {len(everything)} mutants", flush=True)
    os.nice(10)
    with tempfile.TemporaryDirectory() as inside:
        enter_copy(inside)
        for library in LIBRARIES:
            importlib.import_module(library)
        calls = trace()
        # A file may change twice within the second by which Python tells whether what it compiled still holds.
        sys.dont_write_bytecode = True
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        with multiprocessing.get_context("fork").Pool(asked.workers, enter_copy, (inside,)) as pool:
            jobs = [(mutant, calls.tests_for(mutant)) for mutant in taken]
            shares = [jobs[first :: asked.workers] for first in range(asked.workers)]
            found = pool.starmap(try_mutants, [(share, calls.functions[""]) for share in shares], chunksize=1)
    judged = zip(chain.from_iterable(shares), chain.from_iterable(found), strict=True)
    left = [job for job, lives in judged if lives]
    for mutant, tests in sorted(left, key=lambda job: str(job[0])):
        print(f"{mutant}   lives through {len(tests)} tests")
    tried, alive = Counter(mutant.path for mutant in taken), Counter(mutant.path for mutant, _tests in left)
    for path, count in sorted(tried.items(), key=lambda item: 1 - alive[item[0]] / item[1]):
        print(f"{path:44} {count - alive[path]:4} of {count:4} killed")
    print(f"{len(taken) - len(left)} of {len(taken)} killed: {1 - len(left) / len(taken):.1%}")


if __name__ == "__main__":
    main()
