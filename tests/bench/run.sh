#!/usr/bin/env bash
# `make bench`: builds what is measured where it is stale, then measures.
# ROUNDS, COLD, DIALOGUES, DYNAMODB_DELAY_MS, TELEGRAM_DELAY_MS and WEBHOOK change the run (src/settings.rs).
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD

for program in cargo node npm python3; do
  command -v "$program" >/dev/null || { echo "make bench: the program $program is not installed." >&2; exit 1; }
done

# The functions as they are deployed, for the processor of this machine.
case "$(uname -m)" in
  aarch64 | arm64) arch=arm64 ;;
  *) arch=x86_64 ;;
esac
ARCH=$arch PYTHONPATH=infra/local python3 -m city build

echo "Node bot"
node_bot=tests/bench/node-bot
if [ ! "$node_bot/node_modules/.package-lock.json" -nt "$node_bot/package-lock.json" ]; then
  npm ci --prefix "$node_bot" --no-audit --no-fund --loglevel=error
fi
npm run --prefix "$node_bot" --silent build -- --log-level=warning --outfile="$root/target/bench/node-bot/index.js"

CARGO_TARGET_DIR=$root/target/bench cargo build --quiet --release --locked --manifest-path tests/bench/Cargo.toml
# An aim that is missed fails the bench at its end, when everything has been printed.
missed=0
target/bench/release/hotline-bench || missed=$?
cargo build --quiet --workspace --examples
target/debug/examples/clock
exit "$missed"
