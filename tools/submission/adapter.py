# SPDX-License-Identifier: MIT
"""The child's side of the conversation: load a submission, answer questions with raw numbers."""
import contextlib
import math
import os
import sys
import types

import gradjudge_course_helpers as course_helpers
import gradjudge_frames as frames
import gradjudge_loading as loading
import gradjudge_scipy_special as scipy_special
import numpy as np
from gradjudge_questions import Questions
from gradjudge_returned import Failure, numbers
from gradjudge_scripted_dataset import TooManyDraws


def arrays(question, data):
    """The question's inputs, by name, from the front of the data; and the data that are left."""
    given = {}
    for array in question["arrays"]:
        count = math.prod(array["shape"])
        given[array["name"]] = np.frombuffer(data, "<f8", count).reshape(array["shape"])
        data = data[8 * count :]
    return given, data


def unfinished(error):
    """Whether the code says of itself that it is not written yet."""
    if isinstance(error, NotImplementedError):
        return True
    named = ("loss", "cost", "grad", "centerWordVectors", "outsideVectors", "s'")
    return isinstance(error, NameError) and any(f"'{name}" in str(error) for name in named)


class Adapter:
    def __init__(self, pipe):
        self.pipe = pipe
        self.submission = self.questions = None

    def load(self, header, data):
        reply = self.load_files(header, data)
        # The server is told, so that it has what later children need too.
        return reply | {"python_2": "gradjudge_python_2" in sys.modules}, b""

    def load_files(self, header, data):
        files, place = {}, 0
        for file in header["files"]:
            files[file["name"]] = data[place : place + file["size"]]
            place += file["size"]
        if header["sigmoid"]:
            stand_ins = {}
            exec(compile(data[place : place + header["sigmoid"]], "sigmoid", "exec"), stand_ins)
            course_helpers.MODULES["q2_sigmoid"].update(stand_ins["COURSE"])
            scipy_special.MODULES["scipy.special"].update(stand_ins["SCIPY"])
        try:
            self.submission = loading.Submission(header["main"], files, header["definitions_only"])
        except SyntaxError as error:
            where = f" line {error.lineno}" if error.lineno else ""
            text = f"{header['main']}{where}: {error.msg}"
            place = {"file": header["main"], "line": error.lineno or 1}
            return {"error": {"kind": "does_not_load", "text": text}, "failed_at": place}
        self.submission.output.cap = header["output_bytes"]
        self.questions = Questions(self.submission)
        return {"output": self.submission.output.take(), "functions": self.questions.places()}

    def judge_loss(self, header, data):
        module = types.ModuleType("gradjudge_judge_loss")
        exec(compile(data, "judge_loss", "exec"), vars(module))
        self.questions.judge_loss = module
        return {}, b""

    def ask(self, question, given):
        fresh = {name: array.copy() for name, array in given.items()}
        output = self.submission.output
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            returned = self.questions.ask(question, fresh)
            blocks = [numbers(name, value) for name, value in returned]
        # Bit for bit, so that NaN is equal to itself.
        changed = [name for name, array in given.items() if array.tobytes() != fresh[name].tobytes()]
        reply = {"blocks": [block for block, _ in blocks], "changed": changed, "output": output.take()}
        return reply, b"".join(data for _, data in blocks)

    def answer(self, do, *arguments):
        try:
            return do(*arguments)
        except Failure as failure:
            kind, text = failure.kind, str(failure)
        except TooManyDraws as failure:
            kind, text = "timeout", str(failure)
        except MemoryError:
            kind, text = "out_of_memory", "it needs more memory than it may have"
        except BaseException as error:
            kind, text = "unfinished" if unfinished(error) else "exception", self.where(error)
        return {"error": {"kind": kind, "text": text}}, b""

    def where(self, error):
        """The exception with the last line of the submission that it passed through."""
        line, step = None, error.__traceback__
        while step is not None:
            name = step.tb_frame.f_code.co_filename
            if self.submission and name in self.submission.trees:
                line = f"{name} line {step.tb_lineno}: "
            step = step.tb_next
        return (line or "") + loading.describe(error)

    def reply(self, sequence, reply, numbers_returned):
        reply["sequence"] = sequence
        if self.submission is not None:
            reply["notes"] = self.submission.notes
        frames.send(self.pipe, reply, numbers_returned)

    def serve(self):
        while True:
            header, data = frames.receive(self.pipe)
            sequence = header["sequence"]
            if header["do"] == "ask":
                data = memoryview(data)
                for question in header["questions"]:
                    given, data = arrays(question, data)
                    self.reply(sequence, *self.answer(self.ask, question, given))
                    sequence += 1
            else:
                do = self.load if header["do"] == "load" else self.judge_loss
                self.reply(sequence, *self.answer(do, header, data))


def serve(pipe):
    np.seterr(all="ignore")
    # Where a frame of the submission's own prints, there is nobody to read it.
    sys.stdout = sys.stderr = open(os.devnull, "w")
    Adapter(pipe).serve()
