"""Draws the golden pictures anew: `python -m tests.unit.charts.renew`. Look at them before you commit them."""

import pathlib
import subprocess
import sys

from adapters.charts import codec
from conversations import figures
from tests.unit.charts import example, over_time

GOLDEN = pathlib.Path(__file__).parent / "golden"
CHARTS: dict[str, figures.Chart] = {
    "matrix": example.matrix(),
    "panels": example.panels(),
    "web": example.web(),
    "courses-three": over_time.three(),
    "courses-eight": over_time.eight(),
    "control": over_time.control(),
    "control-signal": over_time.signal(),
    "control-constant": over_time.constant(),
    "control-rebased": over_time.rebased(),
    "control-aim": over_time.aimed(),
    "control-trial": over_time.trial(),
}

if __name__ == "__main__":
    command = [sys.executable, "-m", "adapters.charts.child"]
    for name, chart in CHARTS.items():
        drawn = subprocess.run(command, input=codec.encode(chart), stdout=subprocess.PIPE, check=True).stdout
        (GOLDEN / f"{name}.png").write_bytes(drawn)
