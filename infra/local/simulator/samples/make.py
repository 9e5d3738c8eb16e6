"""Makes the sample files from the drawings in this folder. Needs Chromium and ffmpeg; the results are kept.

Run: `python make.py [path of chromium] [path of ffmpeg]`.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
CHROMIUM = sys.argv[1] if len(sys.argv) > 1 else "chromium"
FFMPEG = sys.argv[2] if len(sys.argv) > 2 else "ffmpeg"
# Something between a hum and a voice: two gliding tones that come in syllables.
VOICE = "aevalsrc='0.25*(sin(2*PI*(150+20*sin(3*t))*t)+0.5*sin(2*PI*(300+40*sin(3*t))*t))*abs(sin(5*t))':d=3:s=48000"


def chromium(*options: str) -> None:
    """Runs the browser without a window."""
    subprocess.run([CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                    "--disable-background-networking", "--no-first-run", *options], check=True, capture_output=True)


def ffmpeg(*options: str) -> None:
    """Runs the converter."""
    subprocess.run([FFMPEG, "-y", "-loglevel", "error", *options], check=True)


with tempfile.TemporaryDirectory() as folder:
    for name in ("road", "lamp", "yard"):
        png = f"{folder}/{name}.png"
        page = Path(folder, f"{name}.html")
        page.write_text(f"<style>body{{margin:0}}svg{{display:block;width:960px}}</style>{(HERE / name).with_suffix('.svg').read_text()}")
        chromium(f"--screenshot={png}", "--window-size=960,720", page.as_uri())
        ffmpeg("-i", png, "-vf", "scale=720:-1", "-q:v", "9", str(HERE / f"{name}.jpg"))
    ffmpeg("-i", f"{folder}/lamp.png", "-vf", "crop=720:720,scale=256:256", "-quality", "50", str(HERE / "lamp.webp"))
    ffmpeg("-loop", "1", "-i", f"{folder}/yard.png", "-t", "2", "-r", "10", "-vf",
           "scale=400:-1,crop=320:240:x='t*40':y=30", "-pix_fmt", "yuv420p", "-c:v", "libx264", "-crf", "36",
           "-movflags", "+faststart", str(HERE / "yard.mp4"))
    ffmpeg("-f", "lavfi", "-i", VOICE, "-c:a", "libopus", "-b:a", "12k", str(HERE / "voice.ogg"))
    chromium(f"--print-to-pdf={HERE / 'statement.pdf'}", "--no-pdf-header-footer", (HERE / "statement.html").as_uri())
