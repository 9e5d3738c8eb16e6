"""Makes the pictures and the act of completed work in this folder. Needs Chromium; the results are kept.

Run: `python make.py [path of chromium]`. The drawings continue those of the simulator's samples.
"""

import base64
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
CHROMIUM = sys.argv[1] if len(sys.argv) > 1 else "chromium"
# The browser itself turns a drawing into a JPEG and prints it as the page's text.
PAGE = """<body><script>
const picture = new Image();
picture.onload = () => {{
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [720, 540];
  canvas.getContext("2d").drawImage(picture, 0, 0, 720, 540);
  document.body.textContent = canvas.toDataURL("image/jpeg", 0.6);
}};
picture.src = "data:image/svg+xml;base64,{drawing}";
</script></body>"""


def chromium(*options: str) -> str:
    """Runs the browser without a window."""
    return subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
         "--no-first-run", *options], check=True, capture_output=True, text=True).stdout


with tempfile.TemporaryDirectory() as folder:
    for drawing in HERE.glob("*.svg"):
        page = Path(folder, f"{drawing.stem}.html")
        encoded = base64.b64encode(drawing.read_bytes()).decode()
        page.write_text(PAGE.format(drawing=encoded))
        dom = chromium("--dump-dom", "--virtual-time-budget=3000", page.as_uri())
        found = re.search(r"data:image/jpeg;base64,([A-Za-z0-9+/=]+)", dom)
        if not found:
            sys.exit(f"{drawing.name}: the browser drew nothing")
        drawing.with_suffix(".jpg").write_bytes(base64.b64decode(found[1]))
    chromium(f"--print-to-pdf={HERE / 'act.pdf'}", "--no-pdf-header-footer", (HERE / "act.html").as_uri())
