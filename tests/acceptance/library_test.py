# SPDX-License-Identifier: MIT
"""`--impl library:FILE.so` as a user runs it: the example that ships, and libraries that break every rule."""
import json
import os
import subprocess
import unittest

from command import HOUSE, SUITE, Folder

EXAMPLE = HOUSE / "tools" / "examples" / "c_abi" / "answer.c"

# Right until `misbehave` is called, where word 1 is drawn twice.
LIBRARY = """\
#include <fcntl.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "gradjudge_library.h"

TOP_LEVEL

static int32_t misbehave(const gradjudge_problem_REAL *p, gradjudge_answer_REAL *a) {
  MISBEHAVIOUR
  return GRADJUDGE_ANSWERED;
}

int32_t gradjudge_gradients_REAL(const gradjudge_problem_REAL *p, gradjudge_answer_REAL *a) {
  const int64_t count = p->negatives_begin[1];
  for (int64_t k = -1; k < count; ++k) {
    const int64_t w = k < 0 ? p->o : p->negatives[k], d = p->dimensions;
    const REAL sign = k < 0 ? -1 : 1;
    REAL score = 0;
    for (int64_t j = 0; j < d; ++j) score += sign * p->U[w * d + j] * p->v_c[j];
    const REAL factor = sign / (1 + exp(-score));
    *a->loss += log1p(exp(score));
    for (int64_t j = 0; j < d; ++j) {
      a->v_c[j] += factor * p->U[w * d + j];
      a->U[w * d + j] += factor * p->v_c[j];
    }
  }
  return count == 2 ? misbehave(p, a) : GRADJUDGE_ANSWERED;
}
"""
VERSION = "int32_t gradjudge_abi_version(void) { return GRADJUDGE_ABI_VERSION; }"


class Libraries(Folder):
    def setUp(self):
        super().setUp()
        self.write("by_hand.yaml", SUITE)

    def build(self, source, name="libmine.so"):
        subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-w", f"-I{HOUSE}/tools/library_host", "-x", "c", source,
                        "-o", name, "-lm"], cwd=self.folder, check=True)  # fmt: skip

    def library(self, body="", top_level="", version=VERSION, real="double"):
        text = LIBRARY.replace("MISBEHAVIOUR", body).replace("TOP_LEVEL", version + top_level)
        self.build(self.write("mine.c", text.replace("REAL", real)))

    def check(self, *arguments, spec="library:./libmine.so"):
        return self.run_command("check", "by_hand.yaml", "--jobs=1", "--report=json=r.json", f"--impl={spec}", *arguments)

    def results(self):
        return json.loads((self.folder / "r.json").read_text())

    def misbehave(self, body, *arguments, top_level=""):
        """The reasons of the first case, in which the library misbehaves; the others must all pass."""
        self.library(body, top_level)
        run = self.check(*arguments)
        self.assertEqual((run.returncode, run.stderr), (1, ""), run.stdout)
        checks = self.results()["checks"]
        wrong = [check for check in checks if check["case"] == "drawn_twice"]
        self.assertEqual({check["verdict"] for check in checks if check not in wrong}, {"pass"})
        self.assertEqual({check["verdict"] for check in wrong}, {"error"})
        (reason,) = {check["reason"] for check in wrong}
        return reason

    def fails_to_load(self, *arguments, spec="library:./libmine.so"):
        run = self.check(*arguments, spec=spec)
        self.assertEqual((run.returncode, run.stderr), (1, ""), run.stdout)
        self.assertEqual({check["verdict"] for check in self.results()["checks"]}, {"error"})
        (reason,) = {check["reason"] for check in self.results()["checks"]}
        return reason


class Requests(Libraries):
    def test_the_example(self):
        self.build(EXAMPLE)
        for cases in "by_hand.yaml", HOUSE / "cases" / "negative_sampling.yaml":
            run = self.run_command("check", cases, "--impl=library:./libmine.so", "--report=json=r.json")
            self.assertEqual((run.returncode, run.stderr), (0, ""), run.stdout)
        results = self.results()
        self.assertRegex(results["tool"]["sandbox"], "^[AB]")
        (implementation,) = results["implementations"]
        self.assertEqual(implementation["calls_itself"], "example in C")

    def test_the_header_is_plain_c_and_cpp(self):
        header = HOUSE / "tools" / "library_host" / "gradjudge_library.h"
        for compiler, language in (["cc", "-std=c99"], "c"), (["c++", "-std=c++11"], "c++"):
            subprocess.run([*compiler, "-Wall", "-Wextra", "-pedantic", "-Werror", "-fsyntax-only", "-x", language, header],
                           check=True)  # fmt: skip

    def test_float_fails_until_it_is_allowed(self):
        self.library(real="float")
        self.write("by_hand.yaml", SUITE.replace("[2]]", "[2.1]]").replace("v_c: [1]", "v_c: [1.1]"))
        run = self.check()
        self.assertEqual(run.returncode, 1)
        self.assertIn("in single precision (float32)", run.stdout)
        self.assertIn("[float32]", run.stdout)
        allowed = self.check("--allow", "float32:the kernel is float")
        self.assertEqual(allowed.returncode, 0, allowed.stdout)
        self.assertIn("\nallowed for library:./libmine.so: float32 (the kernel is float)\n", allowed.stdout)
        self.assertEqual(self.results()["implementations"][0]["allowances"],
                         [{"kind": "float32", "reason": "the kernel is float"}])  # fmt: skip

    def test_the_function_in_float_is_asked_for_by_name(self):
        self.library(real="float")
        self.assertEqual(self.check("--allow", "float32:x", spec="library:./libmine.so:float").returncode, 0)
        self.library()
        self.assertEqual(self.fails_to_load(spec="library:./libmine.so:float"),
                         "does_not_load: it has no gradjudge_gradients_float")  # fmt: skip

    def test_a_file_that_is_not_there_is_bad_input(self):
        self.assert_refused(self.check(spec="library:./nowhere.so"), "./nowhere.so: cannot be read, expected a shared library")
        self.assert_refused(self.check(spec="library:"), "expected a file, such as library:./libmine.so")


class BrokenLibraries(Libraries):
    def test_no_library(self):
        self.write("libmine.so", "hello")
        self.assertRegex(self.fails_to_load(), "^does_not_load: .*file too short$")

    def test_another_library(self):
        self.build(self.write("mine.c", "int x;"))
        self.assertEqual(self.fails_to_load(), "does_not_load: it has no gradjudge_abi_version; gradjudge_library.h "
                                               "says what a library exports")  # fmt: skip

    def test_another_version(self):
        self.library(version="int32_t gradjudge_abi_version(void) { return 7; }")
        self.assertEqual(self.fails_to_load(), "does_not_load: it was made for version 7 of gradjudge_library.h, "
                                               "expected 1 to 2; compile it again with this version's header")  # fmt: skip

    def test_a_symbol_that_is_nowhere(self):
        self.library("extern int nowhere_at_all(void); nowhere_at_all();")
        self.assertRegex(self.fails_to_load(), "^does_not_load: .*undefined symbol: nowhere_at_all$")

    def test_a_description_that_is_no_json(self):
        self.library(top_level='\nconst char *gradjudge_describe(void) { return "fast"; }')
        self.assertEqual(self.fails_to_load(), "does_not_load: gradjudge_describe gives no JSON object")

    def test_a_crash(self):
        self.assertRegex(self.misbehave("*(volatile int *)0 = 1;"), r"^crash: the process was ended by signal 11 ")

    def test_an_abort_shows_its_last_words(self):
        reason = self.misbehave('fprintf(stderr, "no such kernel\\n"); abort();')
        self.assertRegex(reason, r"^crash: the process was ended by signal .*\nno such kernel$")

    def test_an_exit(self):
        self.assertEqual(self.misbehave("exit(0);"), "crash: the process exited (status 0) before it answered")

    def test_a_hang(self):
        self.assertEqual(self.misbehave("for (;;) {}", "--timeout=0.3"), "timeout: no answer within 0.3 s")

    def test_a_write_past_the_end(self):
        self.assertEqual(self.misbehave("a->U[3] = 1;"), "exception: it wrote past the end of U (3 numbers)")

    def test_memory(self):
        reason = self.misbehave("for (;;) { char *m = malloc(1 << 24); if (!m) abort(); memset(m, 1, 1 << 24); }")
        self.assertTrue(reason.startswith("crash: "), reason)

    def test_its_own_report_of_failure(self):
        reason = self.misbehave('strncpy(a->message, "singular", a->message_size); return GRADJUDGE_FAILED;')
        self.assertEqual(reason, "exception: singular")

    def test_an_unknown_outcome(self):
        self.assertEqual(self.misbehave("return 12;"), "exception: it returned 12, expected GRADJUDGE_ANSWERED, "
                                                       "GRADJUDGE_NOT_IMPLEMENTED or GRADJUDGE_FAILED")  # fmt: skip

    def test_junk_in_the_conversation(self):
        self.assertEqual(self.misbehave('write(3, "forged\\n", 7);'),
                         "protocol_error: expected one JSON object on a line, found forged, which is not JSON")  # fmt: skip

    def test_a_flood(self):
        reason = self.misbehave('for (;;) write(3, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 64);')
        self.assertRegex(reason, "^(protocol_error: it wrote more than 67108864 bytes|timeout: )")

    def test_a_constructor_that_exits(self):
        self.library(top_level="\n__attribute__((constructor)) static void go(void) { _exit(0); }")
        self.assertEqual(self.fails_to_load(), "crash: the process exited (status 0) before it answered (while it was started)")

    def test_inputs_that_are_changed_are_noted(self):
        self.library("((double *)p->U)[0] += 1;")
        run = self.check()
        self.assertEqual(run.returncode, 0, run.stdout)
        self.assertIn("changes its input U in place", json.dumps(self.results()["checks"][0]["notes"]))


class Confinement(Libraries):
    """What a library may not do, tried by its constructor and by its function; each says what it could."""

    def denied(self, attempt):
        secret = self.folder / "secret"
        secret.write_text("17")
        attempt = attempt.replace("SECRET", str(secret))
        reason = self.misbehave(f'snprintf(a->message, a->message_size, "%d", (int)({attempt})); return GRADJUDGE_FAILED;')
        self.assertEqual(reason, "exception: -1")
        self.library('snprintf(a->message, a->message_size, "%d", outcome); return GRADJUDGE_FAILED;',
                     "\nstatic int outcome = 0;\n__attribute__((constructor)) static void go(void) "
                     f"{{ outcome = (int)({attempt}); }}")  # fmt: skip
        self.check()
        self.assertEqual(self.results()["checks"][0]["reason"], "exception: -1")

    def test_reading_files(self):
        self.denied('open("SECRET", O_RDONLY)')
        self.denied('open("/etc/passwd", O_RDONLY)')
        self.denied('open("/proc/self/environ", O_RDONLY)')

    def test_writing_files(self):
        self.denied('open("SECRET", O_WRONLY | O_CREAT, 0600)')
        self.denied('open("/tmp/x", O_WRONLY | O_CREAT, 0600)')

    def test_processes_and_threads(self):
        self.denied("fork()")
        self.denied('({ char *a[] = {"/bin/true", 0}; execv("/bin/true", a); })')
        self.denied("({ pthread_t t; pthread_create(&t, 0, (void *(*)(void *))puts, 0) ? -1 : 1; })")

    def test_network_and_signals(self):
        self.denied("socket(AF_INET, SOCK_STREAM, 0)")
        self.denied("kill(getppid(), 0)")

    def test_its_environment_is_empty_of_the_users(self):
        os.environ["GRADJUDGE_SECRET_OF_THE_USER"] = "17"
        self.denied('getenv("GRADJUDGE_SECRET_OF_THE_USER") ? 1 : -1')


if __name__ == "__main__":
    unittest.main()
