"""The child process: one chart as JSON on standard input, its PNG on standard output, and then it ends.

Says nothing on standard error that a log might keep: a traceback could hold a board's words.
"""

import os
import sys
import tempfile


def main() -> int:
    """Draw one chart. Returns the exit status: 0 with a PNG written, 2 with nothing."""
    with tempfile.TemporaryDirectory(prefix="boardpulse-chart-") as own:
        # Set before matplotlib is imported: it reads both then. Its font list goes to a folder of our own, so that neither
        # the home folder nor the fonts of the system can change, slow down or stop a drawing.
        os.environ["MPLCONFIGDIR"] = own
        os.environ["MPL_IGNORE_SYSTEM_FONTS"] = "1"
        from adapters.charts import codec, figure

        del os.environ["MPL_IGNORE_SYSTEM_FONTS"]  # it would also hide the fonts that we ship

        try:
            chart = codec.decode(sys.stdin.buffer.read())
        except ValueError:
            return 2
        sys.stdout.buffer.write(figure.png(chart))
    return 0


if __name__ == "__main__":
    sys.exit(main())
