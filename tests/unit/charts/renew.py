"""Draws the golden picture anew: `python -m tests.unit.charts.renew`. Look at it before you commit it."""

import pathlib
import subprocess
import sys

from adapters.charts import codec
from tests.unit.charts import example

GOLDEN = pathlib.Path(__file__).parent / "golden" / "matrix.png"

if __name__ == "__main__":
    command = [sys.executable, "-m", "adapters.charts.child"]
    drawn = subprocess.run(command, input=codec.encode(example.matrix()), stdout=subprocess.PIPE, check=True).stdout
    GOLDEN.write_bytes(drawn)
